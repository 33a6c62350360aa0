// When the conversation is drawn, and where the focus goes then.
import {render} from 'lit/html.js';
import type {RedressForm} from './form.js';
import {partNames} from './part-names.js';
import type {View} from './view/parts.js';

export class Screen {
  readonly #host: RedressForm;
  readonly #view: () => View;
  readonly #root = document.createElement('div');
  #drawing = false;
  #focusNext?: string;

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
      if (!this.#focusNext) return;
      const target = this.#host.shadowRoot!.getElementById(this.#focusNext);
      this.#focusNext = undefined;
      target?.focus();
      target?.scrollIntoView({block: 'nearest'});
    });
  }

  /** Focuses the control of this id once it is drawn. */
  focus(id: string): void {
    this.#focusNext = id;
    this.draw();
  }

  remove(): void {
    this.#root.remove();
  }
}
