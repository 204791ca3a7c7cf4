import { Injectable, inject } from '@angular/core';
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

  /** Along with a ticket that goes on in another one, after what stands there. If either is a note, both are: no customer gets to see it. */
  move(fromId: string, toId: string): void {
    const left = this.read(fromId);
    if (left === null) return;
    const there = this.read(toId) ?? { ...left, body: '', attachments: [] };
    this.write(toId, {
      visibility: [left.visibility, there.visibility].includes('internal') ? 'internal' : 'public',
      body: [there.body, left.body].filter((body) => body !== '').join('\n\n'),
      attachments: [...there.attachments, ...left.attachments],
    });
    this.write(fromId, emptyDraft);
  }
}

const keyOf = (userId: string, ticketId: string): string => `cw:draft:${userId}:${ticketId}`;
