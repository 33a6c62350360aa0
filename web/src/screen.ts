// When the conversation is drawn, and where the focus goes then.
import {render} from './template.js';
import type {RedressForm} from './form.js';
import {partNames} from './part-names.js';
import type {View} from './view/parts.js';

export class Screen {
  readonly #host: RedressForm;
  readonly #view: () => View;
  readonly #root = document.createElement('div');
  #drawing = false;
  #focusNext: (string | undefined)[] = [];
  #active: Element | null = null;

  constructor(host: RedressForm, view: () => View) {
    this.#host = host;
    this.#view = view;
    host.rest.append(this.#root);
    // Within <redress-button> the parts would end at its shadow root.
    if (host.getRootNode() instanceof ShadowRoot) host.setAttribute('exportparts', partNames);
  }

  /** Draws soon: several changes of one turn are drawn once. */
  draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.#root.isConnected) return;
      render(this.#view(), this.#root);
      const target = this.#focusNext
        .map((id) => this.#host.shadowRoot!.getElementById(id ?? '')).find(Boolean);
      this.#focusNext = [];
      target?.focus();
      target?.scrollIntoView({block: 'nearest'});
      // What is active in a list is seen, though it has no focus of its own.
      const active = this.#root.querySelector('[aria-selected=true]');
      if (active !== this.#active) active?.scrollIntoView({block: 'nearest'});
      this.#active = active;
    });
  }

  /** Focuses the first control of these ids that there is once all is drawn. */
  focus(ids: (string | undefined)[]): void {
    this.#focusNext = ids;
    this.draw();
  }

  remove(): void {
    this.#root.remove();
  }
}
