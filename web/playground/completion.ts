// Names and values that the schema knows, and names that the policy itself has given.
import {snippet, type Completion, type CompletionContext, type CompletionResult} from '@codemirror/autocomplete';
import type {EditorView} from '@codemirror/view';
import {namesAround, namesAt, placeAt} from './place.js';
import type {Member, Path, Schema} from './schema.js';

// What is named under one member and meant under another.
const named: Record<string, string> = {
  team: 'teams', after_hours: 'teams', promise: 'promises', promise_by_channel: 'promises', calendar: 'calendars',
  ask: 'fields', optional: 'fields', same_as: 'categories',
};

function namesFor(context: CompletionContext, path: Path): string[] {
  for (const step of path.slice(-2).reverse()) {
    const under = typeof step === 'string' && Object.hasOwn(named, step) && named[step];
    if (under) return namesAt(context.state, [under]);
  }
  return [];
}

// With its quotes, its colon and the beginning of a value, where these are not there yet.
function writeMember({name, stub}: Member) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const quoted = JSON.stringify(name);
    if (/^\s*:/.test(view.state.sliceDoc(to, to + 20))) {
      return view.dispatch({
        changes: {from, to, insert: quoted}, selection: {anchor: from + quoted.length}, userEvent: 'input.complete',
      });
    }
    const value = stub === '' ? '${}' : `${stub[0]}\${}${stub[1]}`;
    snippet(`${quoted}: ${value}`)(view, completion, from, to);
  };
}

export function completeFrom(schema: Schema) {
  return (context: CompletionContext): CompletionResult | null => {
    const place = placeAt(context.state, context.pos);
    if (!place) return null;
    if (!place.node && !context.explicit && !context.matchBefore(/[\w"]/)) return null;
    const from = place.node?.from ?? context.matchBefore(/\w+/)?.from ?? context.pos;
    const to = place.node?.to ?? context.pos;
    const known = place.isName ? members(schema, context, place.path) : values(schema, context, place.path);
    const options = matching(known, context.state.sliceDoc(from, context.pos));
    return options.length ? {from, to, options, filter: false} : null;
  };
}

// By what stands before the cursor; what stands behind it is to be replaced and has no say.
function matching(options: Completion[], before: string): Completion[] {
  const typed = before.replace(/^"/, '').toLowerCase();
  const at = (option: Completion): number => (option.displayLabel ?? option.label).toLowerCase().indexOf(typed);
  return options.filter((option) => at(option) >= 0).sort((a, b) => Number(at(a) > 0) - Number(at(b) > 0));
}

function members(schema: Schema, context: CompletionContext, path: Path): Completion[] {
  const there = new Set(namesAround(context.state, context.pos));
  const typed = placeAt(context.state, context.pos)?.node;
  const own = typed ? context.state.sliceDoc(typed.from, typed.to).replaceAll('"', '') : '';
  return schema.members(path)
    .filter(({name}) => !there.has(name) || name === own)
    .map((member) => ({
      label: JSON.stringify(member.name), displayLabel: member.name, type: 'property', detail: member.title,
      info: member.description || undefined, apply: writeMember(member),
    }));
}

function values(schema: Schema, context: CompletionContext, path: Path): Completion[] {
  const listed = schema.values(path).map(({json, note}) => ({
    label: json, type: 'enum', detail: note, ...(json.startsWith('"') ? {displayLabel: JSON.parse(json) as string} : {}),
  }));
  const given = namesFor(context, path).map((name) => ({
    label: JSON.stringify(name), displayLabel: name, type: 'variable', detail: 'in this policy',
  }));
  return [...given, ...listed];
}
