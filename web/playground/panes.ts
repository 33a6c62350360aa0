// Editor and result beside each other with a border to drag, or one at a time behind tabs where the
// page is narrow.

const narrow = matchMedia('(max-width: 60rem)');
const least = 25;
const most = 75;

/** Tabs after the pattern of the ARIA guide: arrows move, one tab is in the order of focus. */
export class Tabs {
  readonly #tabs: HTMLElement[];
  readonly #selected: (name: string) => void;

  constructor(list: HTMLElement, selected: (name: string) => void) {
    this.#tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    this.#selected = selected;
    for (const tab of this.#tabs) {
      tab.onclick = () => this.select(tab.dataset.tab!);
      tab.onkeydown = (event) => this.#key(event, tab);
    }
    // The editor has no tab beside it where it always shows.
    narrow.onchange = () => this.select(this.current === 'policy' ? 'form' : this.current);
  }

  get current(): string {
    return this.#tabs.find((tab) => tab.ariaSelected === 'true')!.dataset.tab!;
  }

  select(name: string): void {
    document.body.dataset.shown = name;
    for (const tab of this.#tabs) {
      const on = tab.dataset.tab === name;
      tab.ariaSelected = String(on);
      tab.tabIndex = on ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls')!)!;
      if (name !== 'policy' && tab.dataset.tab !== 'policy') panel.hidden = !on;
    }
    this.#selected(name);
  }

  /** Shows the editor where it is hidden. */
  reveal(): void {
    if (narrow.matches) this.select('policy');
  }

  #key(event: KeyboardEvent, tab: HTMLElement): void {
    const shown = this.#tabs.filter((one) => one.offsetParent !== null);
    const at = shown.indexOf(tab);
    const next = {
      ArrowRight: shown[(at + 1) % shown.length], ArrowLeft: shown.at(at - 1), Home: shown[0], End: shown.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    this.select(next.dataset.tab!);
    next.focus();
  }
}

/** `panes` gets the share of the first as `--split`. */
export function splitter(bar: HTMLElement, panes: HTMLElement): void {
  let share = 50;
  const set = (percent: number): void => {
    share = Math.round(Math.min(most, Math.max(least, percent)));
    panes.style.setProperty('--split', `${share}%`);
    bar.ariaValueNow = String(share);
  };
  bar.ariaValueMin = String(least);
  bar.ariaValueMax = String(most);
  set(share);
  bar.onpointerdown = (event) => {
    bar.setPointerCapture(event.pointerId);
    bar.onpointermove = ({clientX}) => {
      const {left, width} = panes.getBoundingClientRect();
      set(((clientX - left) / width) * 100);
    };
  };
  bar.onlostpointercapture = () => (bar.onpointermove = null);
  bar.onkeydown = (event) => {
    const by = {ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(share + by);
  };
}
