import { Injectable, inject } from '@angular/core';
import type { AddComment } from '@casewright/contracts';
import { Session } from '@casewright/data-access';
import { Drafts, type Draft } from './drafts';
import { hasMarks, markdownToHtml } from './markdown-light';

/** A reply on its way. `sendAt` is 0 while it is being sent. */
export interface Outgoing {
  readonly key: string;
  readonly ticketId: string;
  readonly draft: Draft;
  /** The status to set with it. */
  readonly status: string | null;
  readonly sendAt: number;
  readonly by: string;
}

const key = 'cw:outbox';

/** What has not gone out yet, across reloads. */
@Injectable({ providedIn: 'root' })
export class OutboxStorage {
  private readonly session = inject(Session);
  private readonly drafts = inject(Drafts);

  /** Of the user who is signed in. */
  read(): readonly Outgoing[] {
    const me = this.session.me()?.id;
    return stored()
      .filter(({ by }) => by === me)
      .map((outgoing) => ({ ...outgoing, sendAt: outgoing.sendAt || 1 }));
  }

  /** What waits of one user; that of others who used this tab stays as it is. */
  write(waiting: readonly Outgoing[], user: string): void {
    const others = stored().filter(({ by }) => by !== user);
    sessionStorage.setItem(key, JSON.stringify([...others, ...waiting]));
  }

  giveBack({ ticketId, draft, by }: Outgoing): void {
    this.drafts.giveBack(ticketId, draft, by);
  }
}

function stored(): readonly Outgoing[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly Outgoing[];
  } catch {
    return [];
  }
}

export const commentOf = (draft: Draft): AddComment => ({
  ...(hasMarks(draft.body) ? { body: markdownToHtml(draft.body), format: 'html' as const } : { body: draft.body, format: 'text' as const }),
  visibility: draft.visibility,
  channel: 'web',
  ...(draft.attachments.length > 0 && { attachmentIds: draft.attachments.map((attachment) => attachment.id) }),
});
