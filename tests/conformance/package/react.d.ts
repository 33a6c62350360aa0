// As much of React's own declarations as JSX of custom elements touches: they are a package of their own, which this tree
// does not need otherwise.
declare module 'react' {
  interface HTMLAttributes<T> {
    className?: string;
    lang?: string;
    id?: string;
    children?: JSX.Element | JSX.Element[];
    onClick?: (event: { currentTarget: T }) => void;
  }
  interface ClassAttributes<T> {
    key?: string | number;
    ref?: (instance: T | null) => void;
  }
  type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = ClassAttributes<T> & E;
  namespace JSX {
    interface Element {
      type: string;
    }
    interface ElementChildrenAttribute {
      children: unknown;
    }
    interface IntrinsicElements {
      main: DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      form: DetailedHTMLProps<HTMLAttributes<HTMLFormElement>, HTMLFormElement>;
    }
  }
}
declare module 'react/jsx-runtime' {
  export { JSX } from 'react';
}
