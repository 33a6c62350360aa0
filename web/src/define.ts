// Registers the elements. This is redress.js, the one script that a page names.
import {RedressButton} from './button.js';
import {RedressForm} from './form.js';

// A page may come to load the script twice, by two tags or two bundles.
if (!customElements.get('redress-form')) {
  customElements.define('redress-form', RedressForm);
  customElements.define('redress-button', RedressButton);
}

declare global {
  interface HTMLElementTagNameMap {
    'redress-form': RedressForm;
    'redress-button': RedressButton;
  }
}
