// Registers the elements. This is redress.js, the one script that a page names.
import {RedressButton} from './button.js';
import {RedressForm} from './form.js';

export type {RedressButton, RedressForm};
export type * from './events.js';

// A page may come to load the script twice, by two tags or two bundles; a server has no elements at all.
if (globalThis.customElements && !customElements.get('redress-form')) {
  customElements.define('redress-form', RedressForm);
  customElements.define('redress-button', RedressButton);
}
