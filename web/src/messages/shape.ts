// What the widget knows of the texts before it has any; build.mjs puts the values in place of this file.
export {places as shape, sign} from './pack.js';
