// The look that ?theme= asks for: a style sheet of themes/, which the links of the page go on with.
// Nothing is remembered.
{
  const theme = new URLSearchParams(location.search).get('theme');
  if (['dark', 'contrast', 'paper'].includes(theme)) {
    document.documentElement.dataset.theme = theme;
    const sheet = document.createElement('link');
    Object.assign(sheet, {rel: 'stylesheet', href: `themes/${theme}.css`, blocking: 'render'});
    document.head.append(sheet);
    document.addEventListener('DOMContentLoaded', () => {
      for (const link of document.querySelectorAll('a[href*="lang="]:not([data-theme])')) {
        link.search += `&theme=${theme}`;
      }
      document.querySelector('[data-theme][aria-current]').ariaCurrent = null;
      document.querySelector(`a[data-theme=${theme}]`).ariaCurrent = 'true';
    });
  }
}
