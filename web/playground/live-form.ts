// The form as a site would show it. Each policy that can be used takes the place of the one before,
// and what was written stays.
import type {RedressForm} from '../src/form.js';
import {languageNames, samples} from './samples.js';

export class LiveForm {
  readonly #place: HTMLElement;
  readonly #languages: HTMLSelectElement;
  #form?: RedressForm;
  #wanted = '';
  #loading?: Promise<void>;

  constructor(place: HTMLElement, languages: HTMLSelectElement, sample: HTMLButtonElement) {
    this.#place = place;
    this.#languages = languages;
    languages.onchange = () => this.#form?.setAttribute('lang', languages.value);
    sample.onclick = () => void this.#write();
  }

  /** Shows the form of the policy at an address; what is asked for in between is left out. */
  async show(policy: string, languages: string[]): Promise<void> {
    this.#offer(languages);
    this.#wanted = policy;
    await this.#loading;
    if (this.#wanted !== policy) return;
    this.#loading = this.#load(policy);
    await this.#loading;
  }

  async #load(policy: string): Promise<void> {
    const form = (this.#form ??= document.createElement('redress-form'));
    form.setAttribute('policy', policy);
    const first = !form.isConnected;
    if (first) {
      form.setAttribute('endpoint', '/playground/complaints');
      form.setAttribute('lang', this.#languages.value);
      this.#place.replaceChildren(form);
      await customElements.whenDefined('redress-form');
    }
    const conversation = await form.load();
    if (!conversation) return;
    if (first) {
      if (!form.text.value) await this.#write();
    } else if ((await conversation.reopen()) && conversation.state.stage !== 'done') {
      // First what is asked now, then what was answered to it.
      await conversation.assess();
      await conversation.assess();
    }
  }

  async #write(): Promise<void> {
    const form = this.#form;
    const conversation = await form?.load();
    if (!form || !conversation) return;
    if (conversation.state.stage !== 'write') conversation.startAfresh();
    form.text.value = samples[this.#languages.value] ?? '';
    await conversation.assess();
  }

  // The languages of the policy; the one that was chosen stays where the policy still has it.
  #offer(languages: string[]): void {
    const select = this.#languages;
    if ([...select.options].map(({value}) => value).join() === languages.join()) return;
    const before = select.value;
    select.replaceChildren(...languages.map((tag) => new Option(languageNames[tag] ?? tag, tag)));
    if (languages.includes(before)) select.value = before;
    else this.#form?.setAttribute('lang', select.value);
  }
}
