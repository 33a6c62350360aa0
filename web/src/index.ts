// The package's programming interface. Importing it does nothing; `@redress/form/define` registers
// the elements.
export {instant, Policy} from './engine.js';
export type {BundleSource, ModuleSource, WasmSource} from './engine.js';
export type * from './events.js';
export type {RedressButton} from './button.js';
export type {RedressForm} from './form.js';
export {assess, loadBundle, validate} from './load.js';
export type {LoadOptions} from './load.js';
export {RedressError} from './errors.js';
export type * from './types.js';
export {quote, toRanges} from './utf16.js';
export type {Range} from './utf16.js';
