import { Injectable, inject, signal } from '@angular/core';
import type { AttachmentView, Visibility } from '@casewright/contracts';
import { Session } from '@casewright/data-access';

/** What stands in a composer; it survives reload and crash. */
export interface Draft {
  readonly visibility: Visibility;
  readonly body: string;
  readonly attachments: readonly AttachmentView[];
}

export const emptyDraft: Draft = { visibility: 'public', body: '', attachments: [] };

@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(Session);
  private readonly arrived = signal(0);
  /** Another number each time that something comes to a draft and was not typed there: whoever shows one reads it again. */
  readonly arrivals = this.arrived.asReadonly();

  read(ticketId: string, by = this.session.me()?.id ?? ''): Draft | null {
    const stored = localStorage.getItem(keyOf(by, ticketId));
    try {
      return stored === null ? null : { ...emptyDraft, ...(JSON.parse(stored) as Partial<Draft>) };
    } catch {
      return null;
    }
  }

  /** Of the user who is signed in, or of `by`; nobody's draft is not kept. */
  write(ticketId: string, draft: Draft, by = this.session.me()?.id): void {
    if (by === undefined) return;
    const key = keyOf(by, ticketId);
    if (draft.body === '' && draft.attachments.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  }

  /** What was not sent stands before what was begun meanwhile. */
  giveBack(ticketId: string, draft: Draft, by?: string): void {
    const now = this.read(ticketId, by);
    this.write(ticketId, now ? joined(draft, now) : draft, by);
    this.arrived.update((count) => count + 1);
  }

  /** Along with a ticket that goes on in another one, after what stands there. False where nothing was written. */
  move(fromId: string, toId: string): boolean {
    const left = this.read(fromId);
    if (left === null) return false;
    const there = this.read(toId);
    this.write(toId, there ? joined(there, left) : left);
    this.write(fromId, emptyDraft);
    this.arrived.update((count) => count + 1);
    return true;
  }
}

/** If either is a note, both are: no customer gets to see it. */
const joined = (first: Draft, second: Draft): Draft => ({
  visibility: [first.visibility, second.visibility].includes('internal') ? 'internal' : 'public',
  body: [first.body, second.body].filter((body) => body !== '').join('\n\n'),
  attachments: [...first.attachments, ...second.attachments],
});

const keyOf = (userId: string, ticketId: string): string => `cw:draft:${userId}:${ticketId}`;
