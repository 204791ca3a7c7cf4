import { Injectable, signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/** Asks before what is written is lost by going elsewhere. Provided by each editor; its frame shows the question. */
@Injectable()
export class Leaving {
  private readonly question = signal<((answer: boolean) => void) | null>(null);
  readonly asking = this.question.asReadonly();

  /** Resolves with what the reader answers. A question that is still open is answered with staying. */
  ask(): Promise<boolean> {
    this.answer('stay');
    return new Promise((resolve) => this.question.set(resolve));
  }

  answer(wish: 'stay' | 'leave'): void {
    const resolve = this.question();
    this.question.set(null);
    resolve?.(wish === 'leave');
  }
}

/** A page that may hold unsaved changes. */
export interface HoldsChanges {
  mayLeave(): boolean | Promise<boolean>;
}

/** For the routes of editors: `canDeactivate: [askBeforeLeaving]`. */
export const askBeforeLeaving: CanDeactivateFn<HoldsChanges> = (page) => page.mayLeave();
