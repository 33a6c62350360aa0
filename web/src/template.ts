// Draws what the views describe, and of what stands there already changes only what differs. Templates
// are written as for lit-html, of which this is the part that the form uses. Elements are made one by one:
// no innerHTML, nothing for Trusted Types to forbid, and no text of anybody's is ever read as markup.
//
// In a template `${…}` stands for a child (a text, a template, a node, a list of these), for an attribute
// (whole, or a piece of one in double quotes; `nothing` takes it away), and behind a sign for a property
// (`.value=`, kept as it is told whatever the visitor has made of it), for whether an attribute is there
// (`?hidden=`) and for what happens on an event (`@click=`). Every element but `input` has its end tag.

/** No child, or no attribute. */
export const nothing = Symbol();
/** A child as it was. */
export const noChange = Symbol();

export interface Template {
  /** One array for each place in the source: by it a template is known again. */
  strings: TemplateStringsArray;
  values: unknown[];
}

export const html = (strings: TemplateStringsArray, ...values: unknown[]): Template => ({strings, values});

/** Takes as many of the template's values as it shows, and shows them. */
type Part = (next: () => unknown) => void;

// Stands for a value between the strings.
const gap = '\0';

function attributePart(element: Element, name: string, written: string): Part {
  const own = name.slice(1);
  const properties = element as unknown as Record<string, unknown>;
  let last: unknown;
  return (next) => {
    const value = written === gap ? next()
      : written.split(gap).reduce((text, piece) => `${text}${next() as string}${piece}`);
    switch (name[0]) {
      case '@':
        // What a listener returns is nobody's business: here `false` would stop the event.
        properties[`on${own}`] = (event: Event) => void (value as (event: Event) => unknown)(event);
        break;
      case '.':
        // Setting what is there already would move the caret.
        if (properties[own] !== value) properties[own] = value;
        break;
      case '?':
        element.toggleAttribute(own, !!value);
        break;
      default:
        if (value === last) return;
        if (value === nothing) element.removeAttribute(name);
        else element.setAttribute(name, value as string);
        last = value;
    }
  };
}

const markup = /<(\/?)([\w-]+)((?:"[^"]*"|[^">])*)>|[^<]+/g;
const attribute = /([^\s=]+)(?:="([^"]*)"|=(\S+))?/g;

function build(strings: TemplateStringsArray, parts: Part[]): Node {
  const root = new DocumentFragment();
  let parent: Node = root;
  for (const [text, close, tag, attributes] of strings.join(gap).matchAll(markup)) {
    if (close) {
      parent = parent.parentNode!;
    } else if (tag) {
      const element = document.createElement(tag);
      for (const [, name, quoted, plain] of attributes!.matchAll(attribute)) {
        const value = quoted ?? plain ?? '';
        if (value.includes(gap)) parts.push(attributePart(element, name!, value));
        else element.setAttribute(name!, value);
      }
      parent.appendChild(element);
      if (tag !== 'input') parent = element;
    } else {
      text.split(gap).forEach((piece, i) => {
        if (i) parts.push(childPart(parent.appendChild(new Text())));
        if (piece) parent.appendChild(new Text(piece));
      });
    }
  }
  return root;
}

/** What is shown stands before `end`, and behind a mark of its own. */
function childPart(end: Text): Part {
  const start = new Text();
  end.before(start);
  // Of a list: where each member ends.
  const ends: Text[] = [];
  let parts: Part[] = [];
  let shown: unknown;
  const clear = (after: Text): void => {
    while (after.nextSibling !== end) after.nextSibling!.remove();
  };
  return (next) => {
    const value = next();
    if (value === noChange) return;
    const {strings, values} = (value ?? nothing) as Partial<Template>;
    const listed = Array.isArray(value);
    const kind = listed ? Array : strings ?? (value instanceof Node ? value : Text);
    let made: Node | undefined;
    if (kind !== shown) {
      clear(start);
      shown = kind;
      parts = [];
      ends.length = 0;
      if (strings) {
        made = build(strings, parts);
      } else if (kind === value) {
        made = value as Node;
      } else if (!listed) {
        const text = made = new Text();
        parts.push((next) => {
          const given = next();
          const data = given === nothing ? '' : String(given ?? '');
          if (text.data !== data) text.data = data;
        });
      }
    }
    if (listed && value.length < ends.length) {
      clear(ends[value.length - 1] ?? start);
      ends.length = parts.length = value.length;
    }
    while (listed && parts.length < value.length) {
      const last = new Text();
      end.before(last);
      ends.push(last);
      parts.push(childPart(last));
    }
    const rest = (listed ? value : values ?? [value])[Symbol.iterator]();
    for (const part of parts) part(() => rest.next().value);
    // Only now, and whole: what is read out when it changes is not read out while it comes.
    if (made) end.before(made as ChildNode);
  };
}

const drawn = new WeakMap<Node, Part>();

/** Draws into an element of one's own, the first time behind what it holds. */
export function render(view: unknown, root: Element): void {
  let part = drawn.get(root);
  if (!part) drawn.set(root, part = childPart(root.appendChild(new Text())));
  part(() => view);
}
