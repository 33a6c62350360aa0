// What both elements are made of.
import css from './start.css';
import {adopt} from './styles.js';

// A module that defines elements may be imported where there is no DOM.
const Plain: typeof HTMLElement =
  globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** An element with a shadow root of its own, in which it looks as it does before the first intent. */
export class Base extends Plain {
  constructor() {
    super();
    adopt(this.attachShadow({mode: 'open'}), css);
  }
}
