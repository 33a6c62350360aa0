// Where photos and documents are added, once there is a receipt.
import type {Conversation} from '../conversation.js';
import {html, nothing, render} from '../template.js';
import type {Receipt} from '../types.js';

/** Draws itself anew, once there is something in it. */
export type Root = HTMLElement & {draw?(): void};
const roots = new WeakMap<Receipt, Root>();

/** An element of its own, filled by a file of its own; it stays empty where that cannot be had. */
export function attachments(c: Conversation, receipt: Receipt): Root | typeof nothing {
  if (c.host.kiosk || !receipt.attachments) return nothing;
  let root = roots.get(receipt);
  if (root) root.draw?.();
  else {
    roots.set(receipt, root = document.createElement('div'));
    // Named by a variable, so that the bundler leaves it alone.
    const file = './attachments.js';
    import(file).then(({open}) => open(root, c, receipt, html, nothing, render), () => {});
  }
  return root;
}
