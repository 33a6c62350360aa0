// Where in a JSON document a position is, by the editor's own reading of it.
import {ensureSyntaxTree, syntaxTree} from '@codemirror/language';
import type {EditorState} from '@codemirror/state';
import type {SyntaxNode, Tree} from '@lezer/common';
import type {Path} from './schema.js';

export interface Place {
  /** Of the value, or of the object that the member is in. */
  path: Path;
  /** A member's name stands here, or would. */
  isName: boolean;
  /** The name or value under the position; null between them. */
  node: SyntaxNode | null;
}

// A policy is read within it, whole.
const patienceMs = 100;
const values = new Set(['String', 'Number', 'True', 'False', 'Null', 'Object', 'Array']);

function treeOf(state: EditorState): Tree {
  return ensureSyntaxTree(state, state.doc.length, patienceMs) ?? syntaxTree(state);
}

/** The name that a property has, without its quotes. */
export function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName');
  if (!name) return '';
  const text = state.sliceDoc(name.from, name.to);
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.replaceAll('"', '');
  }
}

/** The path to the value that a node is. */
export function pathTo(state: EditorState, node: SyntaxNode): Path {
  const path: (string | number)[] = [];
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    if (at.name === 'Property') path.unshift(nameOf(state, at));
    if (at.parent.name === 'Array' && values.has(at.name)) path.unshift(indexIn(at.parent, at.from));
  }
  return path;
}

function indexIn(array: SyntaxNode, position: number): number {
  let index = 0;
  for (let child = array.firstChild; child && child.to <= position; child = child.nextSibling) {
    if (values.has(child.name)) index++;
  }
  return index;
}

export function placeAt(state: EditorState, position: number): Place | undefined {
  const before = treeOf(state).resolveInner(position, -1);
  // Brackets and errors are nodes of their own.
  const node = ['⚠', '{', '['].includes(before.name) ? (before.parent ?? before) : before;
  switch (node.name) {
    case 'PropertyName':
      return {path: pathTo(state, node.parent!.parent!), isName: true, node};
    case 'String':
    case 'Number':
    case 'True':
    case 'False':
    case 'Null':
      return {path: pathTo(state, node), isName: false, node};
    case 'Property':
      // Behind the colon, with nothing there yet.
      return /:\s*$/.test(state.sliceDoc(node.from, position))
        ? {path: pathTo(state, node), isName: false, node: null} : undefined;
    case 'Object':
      return inObject(state, node, position);
    case 'Array':
      return {path: [...pathTo(state, node), indexIn(node, position)], isName: false, node: null};
    default:
      return undefined;
  }
}

// Between members a name is due; behind `"name":` a value, which the parser may not have missed yet.
function inObject(state: EditorState, object: SyntaxNode, position: number): Place | undefined {
  const last = object.childBefore(position);
  if (last?.name === 'Property' && /:\s*$/.test(state.sliceDoc(last.from, position)))
    return {path: pathTo(state, last), isName: false, node: null};
  return {path: pathTo(state, object), isName: true, node: null};
}

/** Names of the members of the object at a path; none where there is no such object. */
export function namesAt(state: EditorState, path: readonly string[]): string[] {
  let node = treeOf(state).topNode.getChild('Object');
  for (const name of path) {
    const property: SyntaxNode | undefined = node?.getChildren('Property').find((one) => nameOf(state, one) === name);
    node = property?.getChild('Object') ?? null;
  }
  return node?.getChildren('Property').map((property) => nameOf(state, property)) ?? [];
}

/** Names that stand in the object around a position. */
export function namesAround(state: EditorState, position: number): string[] {
  for (let node: SyntaxNode | null = treeOf(state).resolveInner(position, -1); node; node = node.parent) {
    if (node.name === 'Object') return node.getChildren('Property').map((one) => nameOf(state, one));
  }
  return [];
}
