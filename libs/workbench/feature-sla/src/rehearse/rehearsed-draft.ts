import { Injectable, signal } from '@angular/core';
import type { SlaChangeDraft } from '@casewright/contracts';

const storageKey = 'cw:sla-rehearsed';

interface Carried {
  readonly change: SlaChangeDraft;
  /** Where it was written. */
  readonly address: string;
}

/** The change that is rehearsed, carried from the page where it is written; it survives a reload in this tab. */
@Injectable({ providedIn: 'root' })
export class RehearsedDraft {
  private readonly held = signal<Carried | null>(stored());
  readonly carried = this.held.asReadonly();

  carry(change: SlaChangeDraft, address: string): void {
    this.held.set({ change, address });
    sessionStorage.setItem(storageKey, JSON.stringify({ change, address }));
  }

  /** Whether it is this that is carried. */
  holds(content: unknown): boolean {
    const change = this.held()?.change;
    return change !== undefined && 'content' in change && JSON.stringify(change.content) === JSON.stringify(content);
  }
}

function stored(): Carried | null {
  const text = sessionStorage.getItem(storageKey);
  return text === null ? null : (JSON.parse(text) as Carried);
}
