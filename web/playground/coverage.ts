// The picture of the week, as `redress check --html` draws it, in a shadow root: its style is the
// page's own there, and its parts keep their ids.
import {page} from './api.js';

// The first team begins where the card does.
const own = '.patterns + .group { margin-top: 0; padding-top: 0; border-top: 0; }';

export class Coverage {
  readonly #root: ShadowRoot;
  #shown = '';

  constructor(host: HTMLElement) {
    this.#root = host.attachShadow({mode: 'open'});
    void this.#style();
  }

  async show(path: string): Promise<void> {
    if (path === this.#shown) return;
    this.#shown = path;
    const main = (await page(path)).querySelector('main')!;
    if (path !== this.#shown) return;
    const open = [...this.#root.querySelectorAll('details')].map((one) => one.open);
    this.#root.replaceChildren(...document.importNode(main, true).childNodes);
    this.#root.querySelectorAll('details').forEach((one, i) => (one.open = open[i] ?? false));
  }

  async #style(): Promise<void> {
    const response = await fetch('/playground/coverage.css');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${await response.text()} ${own}`);
    this.#root.adoptedStyleSheets = [sheet];
  }
}
