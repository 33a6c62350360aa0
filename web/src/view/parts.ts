// The pieces that several views are made of.
import type {Conversation} from '../conversation.js';
import {fill} from '../messages/texts.js';
import {controlOf, errorAt, type ControlError} from '../state.js';
import {html, nothing, type Template} from '../template.js';
import type {Finding} from '../types.js';

export type View = Template | typeof nothing;

export interface Control {
  id: string;
  label: string;
  hint?: string;
  value: string;
  required?: boolean;
  type?: string;
  inputmode?: string;
  autocomplete?: string;
  autocapitalize?: string;
  lines?: number;
  choices?: {id: string; label: string}[];
  write(value: string): void;
  /** Called when the visitor has done with it. */
  written?(): void;
}

/** A labelled control with its hint and its error, each tied to it for those who do not see them. */
export function control(c: Conversation, one: Control): View {
  const error = errorAt(c.state, one.id);
  return html`<div class="field" part="field">
    <label for=${one.id} part="label">${one.label}${one.required ? nothing
      : html` <span class="optional">(${c.texts.optional})</span>`}</label>
    ${one.hint ? html`<p class="hint" id="${one.id}-hint" part="purpose">${one.hint}</p>` : nothing}
    ${input(one, error)}
    ${problem(one.id, error)}
    ${suggestions(c, one.id)}
  </div>`;
}

/** What was probably meant in a control, or in all of them, each to be taken with one touch. */
export function suggestions(c: Conversation, control?: string): View {
  const place = (one: Finding) => controlOf(c.state, one);
  const found = c.state.warnings.filter((one) =>
    one.suggestion && (control === undefined || place(one) === control));
  return html`${found.map((one) => html`<p class="hint" role="status" part="hint">${one.message}
    ${button(fill(c.texts.useInstead, {address: one.suggestion!}), () => c.take(one), 'link',
      `${place(one)}-take`)}</p>`)}`;
}

function input(one: Control, error: ControlError | undefined): View {
  const described = `${one.hint ? `${one.id}-hint ` : ''}${error?.shownAt ?? one.id}-error`;
  const invalid = error ? 'true' : nothing;
  const required = one.required ? 'true' : nothing;
  const write = (event: Event) => one.write((event.target as HTMLInputElement).value);
  if (one.choices) {
    return html`<select id=${one.id} part="input" aria-describedby=${described} aria-invalid=${invalid}
      aria-required=${required} .value=${one.value} @change=${write}>
      <option value=""></option>
      ${one.choices.map(({id, label}) => html`
        <option value=${id} ?selected=${id === one.value}>${label}</option>`)}
    </select>`;
  }
  if (one.lines) {
    return html`<textarea id=${one.id} part="input" rows=${one.lines} aria-describedby=${described}
      aria-invalid=${invalid} aria-required=${required} autocomplete=${one.autocomplete ?? 'off'}
      .value=${one.value} @input=${write}></textarea>`;
  }
  return html`<input id=${one.id} part="input" type=${one.type ?? 'text'}
    inputmode=${one.inputmode ?? nothing} autocapitalize=${one.autocapitalize ?? nothing}
    autocomplete=${one.autocomplete ?? 'off'} spellcheck="false" aria-describedby=${described}
    aria-invalid=${invalid} aria-required=${required} .value=${one.value} @input=${write}
    @change=${() => one.written?.()}>`;
}

export function problem(id: string, error: ControlError | undefined): View {
  if (error?.shownAt !== id) return nothing;
  return html`<p class="error" id="${id}-error" part="error">${error.message}</p>`;
}

export interface Option<Id> {
  id: Id;
  label: string;
}

/** One of a few, as radio buttons in the shape of pills. */
export function pills<Id extends string>(
  name: string, part: string, legend: string, options: Option<Id>[], chosen: Id | undefined,
  choose: (id: Id) => void,
): View {
  return html`<fieldset part=${part}>
    <legend part="label">${legend}</legend>
    <div class="pills">${options.map(({id, label}) => html`<label class="pill" part="option">
      <input type="radio" id="${name}-${id}" name=${name} value=${id} .checked=${id === chosen}
        @change=${() => choose(id)}><span>${label}</span></label>`)}</div>
  </fieldset>`;
}

export type Kind = 'primary' | 'secondary' | 'link' | 'pill' | 'pill quiet';

/** `about`: the id of what stands beside the button and belongs to its name for those who do not see it. */
export function button(
  label: string, click: (event: Event) => unknown, kind: Kind, id?: string, about?: string,
): View {
  return html`<button type="button" id=${id ?? nothing} class=${kind} part="button ${kind}"
    aria-labelledby=${about ? `${id} ${about}` : nothing} @click=${click}>${label}</button>`;
}
