// What a JSON Schema says of a place in a document: members, values, a description. Only the words
// that the policy's schema uses are understood.

export type Path = readonly (string | number)[];

interface Node {
  $ref?: string;
  $defs?: Record<string, Node>;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Node | boolean>;
  patternProperties?: Record<string, Node | boolean>;
  additionalProperties?: Node | boolean;
  items?: Node | boolean;
  anyOf?: Node[];
  then?: Node;
  else?: Node;
}

export interface Member {
  name: string;
  title: string;
  description: string;
  /** What a value begins with. */
  stub: '{}' | '[]' | '""' | '';
}

export interface Value {
  json: string;
  /** Shown beside it. */
  note: string;
}

const unknownTitle = 'Not known';

export class Schema {
  readonly #root: Node;

  constructor(root: object) {
    this.#root = root;
  }

  /** Members that may stand in the object at a path. */
  members(path: Path): Member[] {
    const out = new Map<string, Member>();
    for (const node of this.#at(path)) {
      for (const [name, of] of Object.entries(node.properties ?? {})) {
        if (typeof of !== 'boolean') out.set(name, this.#member(name, of));
      }
      // Names of one's own choice: those of the examples show what they may look like.
      for (const example of node.examples ?? []) {
        if (!isObject(example)) continue;
        for (const name of Object.keys(example)) {
          const of = this.#step([node], name);
          if (!out.has(name) && of[0]) out.set(name, this.#member(name, of[0]));
        }
      }
    }
    return [...out.values()];
  }

  /** Values that a place may take, as far as they can be listed. */
  values(path: Path): Value[] {
    const out = new Map<string, Value>();
    const add = (value: unknown, note: string): void => {
      const json = JSON.stringify(value);
      if (value !== null && !out.has(json)) out.set(json, {json, note});
    };
    for (const node of this.#at(path)) {
      for (const value of node.enum ?? []) add(value, value === node.default ? 'default' : '');
      if (typesOf(node).includes('boolean')) [true, false].forEach((value) => add(value, ''));
      for (const value of node.examples ?? []) add(value, 'example');
    }
    return [...out.values()];
  }

  describe(path: Path): {title: string; description: string} | undefined {
    const node = this.#at(path).find(({title}) => title !== undefined && title !== unknownTitle);
    return node && {title: node.title ?? '', description: node.description ?? ''};
  }

  #at(path: Path): Node[] {
    let nodes = this.#whole(this.#root);
    for (const step of path) nodes = this.#step(nodes, step);
    return nodes;
  }

  #step(nodes: Node[], step: string | number): Node[] {
    const out: Node[] = [];
    for (const node of nodes) {
      const next = typeof step === 'number' ? node.items : memberOf(node, step);
      if (next && typeof next !== 'boolean') out.push(...this.#whole(next));
    }
    return out;
  }

  // A node with what it refers to, and each of its alternatives.
  #whole(node: Node): Node[] {
    let own = node;
    if (node.$ref) {
      const {$ref, ...rest} = node;
      own = {...this.#root.$defs?.[$ref.slice('#/$defs/'.length)], ...rest};
    }
    const others = [own.then, own.else, ...(own.anyOf ?? [])].filter((one) => one !== undefined);
    return [own, ...others.flatMap((one) => this.#whole(one))];
  }

  #member(name: string, of: Node): Member {
    const nodes = this.#whole(of);
    const titled = nodes.find(({title}) => title !== undefined);
    const types = nodes.flatMap(typesOf);
    return {
      name,
      title: titled?.title ?? '',
      description: titled?.description ?? '',
      stub: types.includes('object') ? '{}' : types.includes('array') ? '[]' : types.includes('string') ? '""' : '',
    };
  }
}

function typesOf({type}: Node): string[] {
  return type === undefined ? [] : [type].flat();
}

function memberOf(node: Node, name: string): Node | boolean | undefined {
  if (node.properties && Object.hasOwn(node.properties, name)) return node.properties[name];
  for (const [pattern, of] of Object.entries(node.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(name)) return of;
  }
  return node.additionalProperties;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
