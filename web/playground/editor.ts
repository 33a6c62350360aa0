// The JSON editor. It stands in a shadow root of its own: there its styles are adopted sheets, which a
// page without 'unsafe-inline' allows.
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap, isolateHistory} from '@codemirror/commands';
import {json, jsonLanguage} from '@codemirror/lang-json';
import {bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxTree} from '@codemirror/language';
import {lintGutter, lintKeymap, setDiagnostics, type Diagnostic} from '@codemirror/lint';
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search';
import {EditorState, type Extension, type Text} from '@codemirror/state';
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers, type Tooltip,
} from '@codemirror/view';
import type {Problem} from './api.js';
import {completeFrom} from './completion.js';
import {placeAt} from './place.js';
import type {Schema} from './schema.js';
import {theme} from './theme.js';
import {wrapping} from './wrapping.js';

export interface EditorOptions {
  label: string;
  text: string;
  schema: Schema;
  edited(text: string): void;
  moved(line: number, column: number): void;
  saved(): void;
}

const common: Extension = [
  json(), theme, lineNumbers(), codeFolding(), foldGutter({openText: '⌄', closedText: '›'}), bracketMatching(), drawSelection(),
  search({top: true}), highlightSelectionMatches(), wrapping, keymap.of([...searchKeymap, ...foldKeymap]),
];

function mount(host: HTMLElement, label: string, text: string, extensions: Extension): EditorView {
  const root = host.attachShadow({mode: 'open'});
  // The host has the height, and hands it on.
  const box = document.createElement('div');
  box.style.blockSize = '100%';
  root.append(box);
  return new EditorView({
    parent: box,
    root,
    state: EditorState.create({
      doc: text, extensions: [common, EditorView.contentAttributes.of({'aria-label': label, tabindex: '0'}), extensions],
    }),
  });
}

export class Editor {
  readonly #view: EditorView;

  constructor(host: HTMLElement, {label, text, schema, edited, moved, saved}: EditorOptions) {
    this.#view = mount(host, label, text, [
      history(), typedOver, indentOnInput(), closeBrackets(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(),
      autocompletion({icons: false}), jsonLanguage.data.of({autocomplete: completeFrom(schema)}), hints(schema),
      // Tab leaves the editor, as everywhere on a page; Ctrl-] indents.
      keymap.of([
        {key: 'Mod-s', run: () => (saved(), true)},
        ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.updateListener.of(({docChanged, selectionSet, state}) => {
        if (docChanged) edited(state.doc.toString());
        if (!docChanged && !selectionSet) return;
        const {head} = state.selection.main;
        const line = state.doc.lineAt(head);
        moved(line.number, [...line.text.slice(0, head - line.from)].length + 1);
      }),
    ]);
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }
  /** One step that can be undone. */
  set text(insert: string) {
    this.#view.dispatch({
      changes: {from: 0, to: this.#view.state.doc.length, insert}, selection: {anchor: 0}, scrollIntoView: true,
      annotations: isolateHistory.of('full'),
    });
  }

  /** Shows what was found in the text as it stands. */
  show(problems: Problem[]): void {
    const {state} = this.#view;
    this.#view.dispatch(setDiagnostics(state, problems.map((problem): Diagnostic => {
      const from = positionOf(state.doc, problem);
      return {from, to: endOf(state, from), severity: problem.severity, message: problem.message, source: problem.code};
    })));
  }

  goTo(problem: Problem): void {
    const anchor = positionOf(this.#view.state.doc, problem);
    this.#view.dispatch({selection: {anchor}, effects: EditorView.scrollIntoView(anchor, {y: 'center'})});
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }
}

/** Shows JSON that nobody edits. */
export class Viewer {
  readonly #view: EditorView;

  constructor(host: HTMLElement, label: string, text: string) {
    this.#view = mount(host, label, text, [EditorState.readOnly.of(true), keymap.of(defaultKeymap)]);
  }

  show(insert: string): void {
    this.#view.dispatch({changes: {from: 0, to: this.#view.state.doc.length, insert}});
  }
}

// A browser that replaces what is selected keeps its look by an inline style, which the page's policy
// forbids and the editor would throw away: it is replaced here.
const typedOver = EditorView.domEventHandlers({
  beforeinput({inputType, data}, view) {
    const {from, to} = view.state.selection.main;
    if (inputType !== 'insertText' || !data || from === to) return false;
    const insert = () => view.state.update(view.state.replaceSelection(data), {userEvent: 'input.type', scrollIntoView: true});
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

// The service counts code points, the editor UTF-16 units.
function positionOf(doc: Text, {line, column}: Problem): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return at.from + [...at.text].slice(0, column - 1).join('').length;
}

// A value to its end, but what takes several lines only to the end of its first.
function endOf(state: EditorState, from: number): number {
  const {to} = syntaxTree(state).resolveInner(from, 1);
  return Math.max(from, Math.min(to, state.doc.lineAt(from).to));
}

// What the schema says of the name or value under the pointer.
function hints(schema: Schema): Extension {
  return hoverTooltip((view, position): Tooltip | null => {
    const place = placeAt(view.state, position + 1);
    if (!place?.node) return null;
    const {from, to} = place.node;
    const name = place.isName ? [JSON.parse(view.state.sliceDoc(from, to)) as string] : [];
    const said = schema.describe([...place.path, ...name]);
    if (!said) return null;
    return {pos: from, end: to, above: true, create: () => ({dom: hint(said)})};
  });
}

function hint({title, description}: {title: string; description: string}): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'hint';
  const strong = document.createElement('strong');
  strong.textContent = title;
  dom.append(strong, description);
  return dom;
}
