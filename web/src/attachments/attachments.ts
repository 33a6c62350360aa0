// Photos and documents beside a complaint that was taken. Loaded with the receipt, where the
// service says that it takes them; drawn as the widget draws.
import type {Conversation} from '../conversation.js';
import {languageOf} from '../dom.js';
import {fill} from '../messages/texts.js';
import type {html as Html, nothing as Nothing, render as Render} from '../template.js';
import type {Receipt} from '../types.js';
import type {Root} from '../view/attachments.js';
import css from './attachments.css';
import {prepare} from './picture.js';
import {texts, type Problem} from './texts.js';
import {upload, type Upload} from './upload.js';

interface Item {
  id: string;
  name: string;
  bytes: number;
  state: 'preparing' | 'ready' | 'sending' | 'added' | 'failed';
  blob?: Blob;
  preview?: HTMLCanvasElement;
  /** From 0 to 1. */
  sent: number;
  upload?: Upload;
  problem?: Problem;
}

interface Drawing {
  html: typeof Html;
  nothing: typeof Nothing;
  render: typeof Render;
}

// What may go well another time with the same bytes.
const passing: Problem[] = ['offline', 'busy', 'failed'];

/** Draws the section into `root`, which can draw itself anew from then on. */
export function open(
  root: Root, c: Conversation, receipt: Receipt,
  html: Drawing['html'], nothing: Drawing['nothing'], render: Drawing['render'],
): void {
  c.host.adopt(css);
  root.draw = new Section(root, c, receipt, {html, nothing, render}).draw;
  root.draw();
}

class Section {
  readonly #root: HTMLElement;
  readonly #conversation: Conversation;
  readonly #limits: NonNullable<Receipt['attachments']>;
  readonly #url: string;
  readonly #drawing: Drawing;
  #items: Item[] = [];
  #last = 0;
  #said = '';
  #busy = false;
  #over = false;

  constructor(root: HTMLElement, c: Conversation, {reference, key, attachments}: Receipt, drawing: Drawing) {
    this.#root = root;
    this.#conversation = c;
    this.#limits = attachments!;
    this.#drawing = drawing;
    const url = new URL(c.host.endpoint);
    url.pathname += `/${reference}/attachments`;
    url.searchParams.set('key', key);
    this.#url = url.href;
    root.addEventListener('paste', ({clipboardData}) => void this.#choose(clipboardData?.files));
  }

  readonly draw = (): void => {
    const {html, nothing, render} = this.#drawing;
    const {title, rules, privacy, choose, send, sending} = this.#texts;
    const {kinds, count} = this.#limits;
    const ready = this.#items.filter(({state}) => state === 'ready');
    const room = this.#items.filter(taking).length < count;
    render(html`<section class=${this.#over ? 'attachments over' : 'attachments'}
      aria-labelledby="attachments-title" @dragover=${this.#drag} @dragleave=${this.#drag}
      @drop=${this.#drag}>
      <h3 id="attachments-title" tabindex="-1">${title}</h3>
      <p class="hint" id="attachments-hint">${this.#fill(rules)} ${privacy}</p>
      <p class="unseen" role="status" id="attachments-said">${this.#said}</p>
      ${this.#items.length ? html`<ul class="files">${this.#items.map((item) => this.#item(item))}</ul>`
        : nothing}
      ${room ? html`<label class="choose" part="button secondary">${choose}
        <input type="file" id="attachments-file" multiple
          accept=${kinds.map((kind) => (kind === 'pdf' ? 'application/pdf' : `image/${kind}`)).join()}
          aria-describedby="attachments-hint" @change=${this.#chosen}></label>` : nothing}
      ${ready.length || this.#busy ? html`<div class="actions"><button type="button" id="attachments-send"
        class="primary" part="button primary" aria-disabled=${this.#busy ? 'true' : nothing}
        @click=${() => this.#send(ready)}>${this.#busy ? sending : send}</button></div>` : nothing}
    </section>`, this.#root);
  };

  // The page's, or what the policy has in its place.
  get #language() {
    return languageOf(this.#conversation.state.about!.language);
  }

  get #texts() {
    return texts[this.#language];
  }

  #fill(text: string): string {
    return fill(text, {count: this.#limits.count, size: this.#size(this.#limits.bytes)});
  }

  #size(bytes: number): string {
    const small = bytes < 1 << 20;
    return new Intl.NumberFormat(this.#language, {
      style: 'unit', unit: small ? 'kilobyte' : 'megabyte', maximumFractionDigits: small ? 0 : 1,
    }).format(Math.max(1, bytes / 1024) / (small ? 1 : 1024));
  }

  #item(item: Item): unknown {
    const {html, nothing} = this.#drawing;
    const {remove, cancel, retry, added, errors} = this.#texts;
    const {id, name, state, sent, problem} = item;
    const button = (label: string, click: () => void) => html`<button type="button" class="link"
      part="button link" aria-describedby=${id} @click=${click}>${label}</button>`;
    return html`<li class="file" data-state=${state}>
      ${item.preview ?? html`<span class="sheet" aria-hidden="true">${item.name.split('.').pop()}</span>`}
      <div><b id=${id}>${name}</b> <span class="hint">${this.#size(item.blob?.size ?? item.bytes)}</span>
        ${state === 'sending' ? html`<progress value=${sent} aria-labelledby=${id}></progress>
          <span class="hint">${Math.floor(sent * 100)}%</span>` : nothing}
        ${state === 'added' ? html`<p class="hint">${added}</p>` : nothing}
        ${problem ? html`<p class="error" part="error">${this.#fill(errors[problem])}</p>` : nothing}
      </div>
      <div>
        ${problem && item.blob && passing.includes(problem) && !this.#busy
          ? button(retry, () => this.#retry(item)) : nothing}
        ${state === 'sending' ? button(cancel, () => item.upload?.cancel()) : nothing}
        ${state === 'ready' || state === 'failed' ? button(remove, () => this.#remove(item)) : nothing}
      </div>
    </li>`;
  }

  #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...input.files!];
    // So that the same file may be chosen again.
    input.value = '';
    void this.#choose(files);
  };

  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#over = event.type === 'dragover';
    this.draw();
    if (event.type === 'drop') void this.#choose(event.dataTransfer.files);
  };

  async #choose(files: Iterable<File> = []): Promise<void> {
    const items = [...files].map((file) => ({file, item: this.#add(file)}));
    if (!items.length) return;
    this.draw();
    // One after the other: pictures are large once they are read.
    for (const {file, item} of items) {
      if (item.state !== 'preparing') continue;
      try {
        Object.assign(item, await prepare(file, this.#limits.kinds), {state: 'ready'});
        if (item.blob!.size > this.#limits.bytes) this.#fail(item, 'too_large');
      } catch (problem) {
        this.#fail(item, typeof problem === 'string' ? problem as Problem : 'failed');
      }
      this.draw();
    }
    this.#said = this.#items.some(({state}) => state === 'ready') ? this.#texts.ready : '';
    this.draw();
  }

  #add({name, size}: File): Item {
    const full = this.#items.filter(taking).length >= this.#limits.count;
    const item: Item = {
      id: `attachment-${++this.#last}`, name, bytes: size, sent: 0, state: 'preparing',
    };
    if (full) this.#fail(item, 'too_many');
    this.#items.push(item);
    return item;
  }

  #fail(item: Item, problem: Problem): void {
    Object.assign(item, {state: 'failed', problem});
  }

  #remove(item: Item): void {
    this.#items.splice(this.#items.indexOf(item), 1);
    this.draw();
    this.#focus();
  }

  #retry(item: Item): void {
    Object.assign(item, {state: 'ready', problem: undefined});
    void this.#send([item]);
  }

  // What is chosen meanwhile waits for its own word.
  async #send(items: Item[]): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (const item of items) if (this.#items.includes(item)) await this.#deliver(item);
    this.#busy = false;
    this.draw();
    this.#focus();
  }

  async #deliver(item: Item): Promise<void> {
    Object.assign(item, {state: 'sending', sent: 0});
    item.upload = upload(this.#url, item.blob!, (part) => {
      item.sent = part;
      this.draw();
    });
    this.draw();
    const outcome = await item.upload.outcome;
    if (outcome === 'cancelled') {
      this.#items.splice(this.#items.indexOf(item), 1);
    } else if (outcome === 'added') {
      item.state = 'added';
    } else {
      this.#fail(item, outcome);
    }
    const told = item.problem ? this.#fill(this.#texts.errors[item.problem]) : this.#texts.added;
    this.#said = outcome === 'cancelled' ? '' : `${item.name}: ${told}`;
    this.draw();
  }

  // What had the focus may be gone: it goes on where there is something to do next.
  #focus(): void {
    if (this.#root.contains((this.#root.getRootNode() as ShadowRoot).activeElement)) return;
    this.#root.querySelector<HTMLElement>('#attachments-title')!.focus({preventScroll: true});
  }
}

/** Whether it counts towards the most. */
function taking({state}: Item): boolean {
  return state !== 'failed';
}
