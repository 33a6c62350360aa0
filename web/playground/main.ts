// The playground's page: the policy on one side, what it makes on the other.
import {schema, start, type Training} from './api.js';
import {Checking, type News} from './checking.js';
import {Coverage} from './coverage.js';
import {Editor, Viewer} from './editor.js';
import {LiveForm} from './live-form.js';
import {splitter, Tabs} from './panes.js';
import {counted, listProblems} from './problems.js';
import {Schema} from './schema.js';
import {startingPoints} from './starts.js';

const keptKey = 'redress:playground:policy';

const by = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;

// Indented, but a span on one line.
const readable = (value: object): string =>
  JSON.stringify(value, null, 2).replace(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]');

// What was written outlives a reload, in this browser alone.
function kept(): string | null {
  try {
    return localStorage.getItem(keptKey);
  } catch {
    return null;
  }
}
function keep(text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(keptKey);
    else localStorage.setItem(keptKey, text);
  } catch {
    // No storage, or none left: Download keeps it too.
  }
}

class Page {
  readonly #status = by('status');
  readonly #notice = by('notice');
  readonly #form = new LiveForm(by('form'), by('language'), by('sample'));
  readonly #coverage = new Coverage(by('coverage'));
  readonly #tabs = new Tabs(by('tabs'), () => this.#draw());
  readonly #checking = new Checking((news) => this.#hear(news));
  readonly #editor: Editor;
  #picture = '';
  #live = false;

  constructor(editorOf: (page: Pick<Page, 'edited'>) => Editor) {
    splitter(by('splitter'), by('panes'));
    const assessment = new Viewer(by('assessment'), 'Assessment (JSON)', '');
    document.addEventListener('redress-assess', (event) =>
      assessment.show(readable((event as CustomEvent<{assessment: object}>).detail.assessment)));
    this.#editor = editorOf(this);
    this.#checking.edited(this.#editor.text);
    this.#checking.now();
  }

  edited = (text: string): void => this.#checking.edited(text);

  #hear(news: News): void {
    switch (news.kind) {
      case 'waiting':
        this.#status.classList.add('busy');
        return;
      case 'checked':
        return this.#checked(news);
      case 'training':
        return this.#train(news.progress);
      case 'stopped':
        return this.#say('Another page had its own model trained instead of this one.', this.#button('Train again', () => this.#checking.now()));
      case 'refused':
        this.#state('Not checked');
        return this.#say(`The service does not check this: ${news.message}`);
      case 'unreachable':
        this.#state('No connection');
        return this.#say('The service does not answer. The form shows the last policy that it checked; trying again by itself.', this.#button('Try now', news.again));
    }
  }

  #checked({check, ms}: News & {kind: 'checked'}): void {
    const {diagnostics, bundle, bytes} = check;
    this.#editor.show(diagnostics);
    listProblems(by('problems'), by('problems-title'), diagnostics, (problem) => {
      this.#tabs.reveal();
      this.#editor.goTo(problem);
    });
    this.#state(
      `Checked in ${Math.round(ms)} ms`, counted(diagnostics) || 'no problems', ...(bytes ? [`bundle ${kilobytes(bytes)}`] : []));
    this.#picture = check.coverage ?? this.#picture;
    this.#draw();
    if (bundle) {
      this.#live = true;
      this.#say('');
      void this.#form.show(bundle, check.languages);
    } else if (!check.training) {
      this.#say(this.#live ? 'With these errors the policy cannot be used. The form shows the last one that could.' : 'With these errors the policy cannot be used.');
    }
  }

  // Said once; after that only the bar moves.
  #train({done, of}: Training): void {
    let bar = this.#notice.querySelector('progress');
    if (!bar) {
      bar = document.createElement('progress');
      bar.ariaLabel = 'Training';
      this.#say('Your own categories or examples need a model of their own, which is being trained. Until then the form shows the policy before.', bar);
    }
    // Without a value it only says that something goes on.
    if (of > 0) [bar.max, bar.value] = [of, done];
  }

  // Only what is seen is fetched.
  #draw(): void {
    if (this.#picture && this.#tabs.current === 'coverage')
      this.#coverage.show(this.#picture).catch(() => this.#say('The picture of the week cannot be had just now.'));
  }

  #state(...parts: string[]): void {
    this.#status.classList.remove('busy');
    this.#status.textContent = parts.join(' · ');
  }

  #say(text: string, ...more: HTMLElement[]): void {
    this.#notice.hidden = !text;
    this.#notice.replaceChildren(text, ...more);
  }

  #button(text: string, pressed: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.onclick = pressed;
    return button;
  }
}

function offerStarts(select: HTMLSelectElement, points: ReturnType<typeof startingPoints>, editor: Editor): void {
  const own = new Option('My edits', 'own');
  own.hidden = true;
  select.append(...points.map(({id, label}) => new Option(label, id)), own);
  select.onchange = () => {
    const point = points.find(({id}) => id === select.value);
    if (point) editor.text = point.text;
    editor.focus();
  };
}

function offerFile(editor: Editor): void {
  const link = by<HTMLAnchorElement>('download');
  link.onclick = () => {
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([editor.text], {type: 'application/json'}));
  };
  const copy = by<HTMLButtonElement>('copy');
  copy.onclick = async () => {
    const done = await navigator.clipboard.writeText(editor.text).then(() => true, () => false);
    copy.textContent = done ? 'Copied' : 'Not allowed to copy';
    setTimeout(() => (copy.textContent = 'Copy'), 2000);
  };
}

try {
  const [offered, rules] = await Promise.all([start(), schema()]);
  const points = startingPoints(offered);
  const select = by<HTMLSelectElement>('start');
  const text = kept() ?? points[0]!.text;
  const choose = (now: string): void => {
    select.value = points.find((point) => point.text === now)?.id ?? 'own';
  };
  let editor: Editor;
  new Page((page) => (editor = new Editor(by('editor'), {
    label: 'Policy (JSON)', text, schema: new Schema(rules),
    edited: (now) => {
      choose(now);
      // What is served may be another policy by then.
      keep(now === offered.served?.text ? undefined : now);
      page.edited(now);
    },
    moved: (line, column) => (by('position').textContent = `Line ${line}, column ${column}`),
    saved: () => by('download').click(),
  })));
  offerStarts(select, points, editor!);
  choose(text);
  offerFile(editor!);
} catch (error) {
  by('status').textContent = `The playground could not start: ${(error as Error).message} Reload the page to try again.`;
}
