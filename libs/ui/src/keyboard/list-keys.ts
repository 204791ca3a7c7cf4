import { DestroyRef, inject } from '@angular/core';
import { Keyboard } from './keyboard';

/** A list with a panel beside it that shows the row that is open. */
export interface KeyedList {
  readonly title: string;
  readonly ids: () => readonly string[];
  readonly opened: () => string | null | undefined;
  readonly open: (id: string | null) => void;
  /** Fetches more rows, where there may be some. */
  readonly more?: () => void;
  /** The field that `/` goes to. */
  readonly search?: () => HTMLElement | undefined;
}

/** `j` `k` go through the rows, `/` searches, `Esc` closes the panel. To be called where things can be injected. */
export function listKeys(list: KeyedList): void {
  const move = (by: 1 | -1) => () => {
    const ids = list.ids();
    const at = ids.indexOf(list.opened() ?? '');
    const next = at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by));
    if (next >= ids.length - 3) list.more?.();
    const id = ids[next];
    if (id !== undefined) list.open(id);
  };
  inject(Keyboard).add(inject(DestroyRef), {
    title: list.title,
    shortcuts: [
      { keys: 'j', label: 'Next', run: move(1) },
      { keys: 'k', label: 'Previous', run: move(-1) },
      ...(list.search ? [{ keys: '/', label: 'Search in this list', run: () => list.search?.()?.focus() }] : []),
      { keys: 'esc', label: 'Close the panel', run: () => list.open(null) },
    ],
  });
}
