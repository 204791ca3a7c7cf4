import { Injectable, signal } from '@angular/core';
import type { SlaChangeDraft } from '@casewright/contracts';

const storageKey = 'cw:sla-rehearsed';

interface Carried {
  readonly change: SlaChangeDraft;
  /** Where it was written. */
  readonly address: string;
  /** The form there waits for it. */
  readonly isAway: boolean;
}

/** The change that is rehearsed, carried from the page where it is written and back; it survives a reload in this tab. */
@Injectable({ providedIn: 'root' })
export class RehearsedDraft {
  private readonly held = signal<Carried | null>(stored());
  readonly carried = this.held.asReadonly();

  carry(change: SlaChangeDraft, address: string): void {
    this.hold({ change, address, isAway: true });
  }

  /** What is written there is on its way to be rehearsed, so that leaving loses nothing. */
  holds(content: unknown): boolean {
    const held = this.held();
    return held !== null && held.isAway && 'content' in held.change && JSON.stringify(held.change.content) === JSON.stringify(content);
  }

  /** What was being written at an address, given back once. */
  giveBack(address: string): unknown {
    const held = this.held();
    if (!held?.isAway || held.address !== address) return null;
    this.hold({ ...held, isAway: false });
    return 'content' in held.change ? held.change.content : null;
  }

  private hold(carried: Carried): void {
    this.held.set(carried);
    sessionStorage.setItem(storageKey, JSON.stringify(carried));
  }
}

function stored(): Carried | null {
  const text = sessionStorage.getItem(storageKey);
  return text === null ? null : (JSON.parse(text) as Carried);
}
