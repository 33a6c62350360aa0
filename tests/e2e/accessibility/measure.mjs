// What can be measured of the form in whatever state it is: the same functions for every state. They run in the page and return what
// is wrong, in words.

/** To be run once in each context, before its pages: what the measures have in common. */
export function measures() {
  const deep = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? deep(element.shadowRoot) : [])]);
  /** Every element of the form that is shown, in a dialog those of the dialog, on a page without a form those of the page. */
  globalThis.shown = () => {
    const all = deep(document);
    const within = all.find((element) => element.matches('dialog[open]')) ?? all.find((element) => element.matches('redress-form, redress-button'))?.shadowRoot ?? document.body;
    return deep(within).filter((element) => element.checkVisibility() && !element.closest('.unseen'));
  };
  globalThis.operable = () =>
    globalThis.shown().filter((element) => element.matches('button, a[href], input, select, textarea, summary, [role=option], [tabindex="0"]'));
  globalThis.focused = () => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  /** What a finger can touch: of a radio button or a choice of files its label as well. */
  globalThis.target = (element) => (element.matches('[type=radio], [type=file]') && element.closest('label')) || element;
  globalThis.nameOf = (element) => {
    const id = element.id ? `#${element.id}` : '';
    return `${element.localName}${id} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 30)}"`;
  };
}

/** WCAG 2.5.8: nothing to touch is smaller than 24 by 24. */
export const smallTargets = (page) =>
  page.evaluate(() => globalThis.operable().flatMap((element) => {
    const { width, height } = globalThis.target(element).getBoundingClientRect();
    return width < 24 || height < 24 ? [`${globalThis.nameOf(element)} is ${width.toFixed(1)} × ${height.toFixed(1)}`] : [];
  }));

/** Answers to one question that are called alike. */
export const alike = (page) =>
  page.evaluate(() => globalThis.shown().filter((one) => one.matches('[role=group], [role=listbox], fieldset')).flatMap((group) => {
    const names = [...group.querySelectorAll('button, [role=option], label')].map((one) => one.textContent.trim());
    return names.filter((name, i) => names.indexOf(name) < i).map((name) => `${globalThis.nameOf(group)} offers "${name}" twice`);
  }));

/** WCAG 1.4.10, 1.4.12: nothing sticks out of the page or of its own box, unless it may be scrolled there. */
export const cutOff = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page scrolls sideways: ${scrollWidth} in ${clientWidth}`);
    for (const element of globalThis.shown()) {
      const style = getComputedStyle(element);
      if (style.display === 'inline' || element.matches('option, dialog, [type=file]')) continue;
      const scrolls = /auto|scroll/.test(style.overflowX) || element.matches('textarea');
      if (element.scrollWidth > element.clientWidth + 1 + (scrolls ? Infinity : 0)) wrong.push(`${globalThis.nameOf(element)} is too narrow`);
      const tall = /auto|scroll/.test(style.overflowY) || element.matches('textarea, input, select');
      if (element.scrollHeight > element.clientHeight + 4 && style.overflowY !== 'visible' && !tall) wrong.push(`${globalThis.nameOf(element)} is too low`);
      // A link that looks like text reaches beyond its words.
      const { left, right } = element.getBoundingClientRect();
      if (left + parseFloat(style.paddingLeft) < -1 || right - parseFloat(style.paddingRight) > innerWidth + 1) wrong.push(`${globalThis.nameOf(element)} lies from ${left.toFixed(0)} to ${right.toFixed(0)}`);
    }
    return wrong;
  });

/** WCAG 2.4.11: what takes the focus is in sight then, and nothing lies over it. */
export const outOfReach = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const before = globalThis.focused();
    before.blur();
    for (const element of globalThis.operable()) {
      if (element.matches('[role=option], [disabled]')) continue;
      element.focus();
      if (globalThis.focused() !== element) wrong.push(`${globalThis.nameOf(element)} takes no focus`);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
      const own = hit && (element.contains(hit) || hit.contains(element) || globalThis.target(element).contains(hit));
      if (!own) wrong.push(`${globalThis.nameOf(element)} is hidden by ${hit ? globalThis.nameOf(hit) : 'the edge'}`);
    }
    before.focus();
    return wrong;
  });

// WCAG 1.4.12 names these very values.
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }';

/** Runs `look` while the visitor has set letters, words, lines and paragraphs further apart. */
export async function spaced(page, look) {
  const set = (css) =>
    page.evaluate((css) => {
      const sheet = (globalThis.spacing ??= new CSSStyleSheet());
      sheet.replaceSync(css);
      for (const root of new Set([document, ...globalThis.shown().map((element) => element.getRootNode())])) {
        if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      }
    }, css);
  await set(spacing);
  const wrong = await look(page);
  await set('');
  return wrong;
}
