// The elements in React’s JSX, and their registration: import "@redress/form/react".
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {RedressButton} from './button.js';
import type {RedressEventMap} from './events.js';
import type {RedressForm} from './form.js';
import type {Prefill} from './types.js';

type Handlers = {
  [Name in keyof RedressEventMap as `on${Name}`]?: (event: RedressEventMap[Name]) => void;
};

/** Attributes, properties and events of both elements, beside those that every element has. */
export interface RedressProps extends Handlers {
  /** URL of the bundle; `/policy` without it. */
  policy?: string;
  /** Where the complaint is sent; `/complaints` without it. */
  endpoint?: string;
  theme?: 'light' | 'dark' | 'auto';
  /** A shared screen. */
  kiosk?: boolean;
  /** What the site knows already. */
  prefill?: Prefill;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'redress-form': DetailedHTMLProps<HTMLAttributes<RedressForm>, RedressForm> & RedressProps;
      'redress-button': DetailedHTMLProps<HTMLAttributes<RedressButton>, RedressButton> & RedressProps;
    }
  }
}
