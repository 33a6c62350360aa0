// What the elements need of the DOM before anything else is loaded.

export const languages = ['en', 'ru', 'bg', 'hu', 'uk'] as const;
export type Language = (typeof languages)[number];

/** Makes an element. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Record<string, string> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
  element.append(...children);
  return element;
}

/** The language tag that holds at an element: its own, an ancestor's, or the visitor's. */
export function tagOf(element: Element): string {
  const tag = element.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? navigator.language;
  // "en_US" is what many pages say, and what no Intl takes.
  return tag.replace('_', '-');
}

/** The one of our languages that a tag asks for. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0] as Language;
  return languages.includes(primary) ? primary : 'en';
}

/** A property set before the element was defined is taken over by the class's accessor. */
export function upgrade(element: HTMLElement, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const target = element as unknown as Record<string, unknown>;
  const value = target[name];
  delete target[name];
  target[name] = value;
}

/** Where the complaints of an element of ours go. */
export function endpointOf(element: Element): string {
  return new URL(element.getAttribute('endpoint') ?? '/complaints', element.baseURI).href;
}

/** What says that a complaint waits to be sent again; queue.ts keeps both. */
export function queueKey(endpoint: string): string {
  return `redress:queue:${endpoint}`;
}

/** Whether a complaint waits here: one that has not reached the service yet. */
export function waiting(element: Element): boolean {
  try {
    return !element.hasAttribute('kiosk') && queueKey(endpointOf(element)) in localStorage;
  } catch {
    return false;
  }
}
