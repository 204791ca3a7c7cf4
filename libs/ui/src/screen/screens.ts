import { Injectable, signal, type Signal } from '@angular/core';

const matches = (query: string): Signal<boolean> => {
  const list = matchMedia(query);
  const state = signal(list.matches);
  list.addEventListener('change', (event) => state.set(event.matches));
  return state.asReadonly();
};

/** How much room there is. */
@Injectable({ providedIn: 'root' })
export class Screens {
  /** Phones: list and detail are two steps, panels are sheets. */
  readonly narrow = matches('(max-width: 720px)');
  /** Too small for a third column. */
  readonly medium = matches('(max-width: 1180px)');
}
