// Prints the receipt alone. Loaded when a visitor asks for it.
import type {RedressForm} from './form.js';
import css from './print.css';

/** Hides for the printer what does not hold `host`, in every tree that it stands in, until it is done. */
export function print(host: RedressForm): void {
  const added: [DocumentOrShadowRoot, CSSStyleSheet][] = [];
  const add = (tree: DocumentOrShadowRoot, text: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@media print {${text}}`);
    tree.adoptedStyleSheets.push(sheet);
    added.push([tree, sheet]);
  };
  add(host.shadowRoot!, css);
  for (let at: Element | undefined = host; at;) {
    const tree = at.getRootNode() as Document | ShadowRoot;
    const tag = at.localName;
    // Around it nothing keeps its colours, its frame or its place; a dialog would end with the first sheet.
    add(tree, `:not(${tag}, ${tag} *, :has(${tag})) {display: none !important}
      :has(${tag}) {all: revert !important; display: block !important; position: static !important;
        inset: 0 auto auto 0 !important; inline-size: 100% !important; max-inline-size: none !important;
        max-block-size: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
        overflow: visible !important}`);
    at = tree instanceof ShadowRoot ? tree.host : undefined;
  }
  addEventListener('afterprint', () => {
    for (const [tree, sheet] of added) {
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((one) => one !== sheet);
    }
  }, {once: true});
  window.print();
}
