// Constructed style sheets: the only kind that a page with `style-src 'self'` lets a component bring.

const made = new Map<string, CSSStyleSheet>();

/** Adds a style sheet to a shadow root; all elements of a page share it. */
export function adopt(root: ShadowRoot, css: string): void {
  let sheet = made.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    made.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
