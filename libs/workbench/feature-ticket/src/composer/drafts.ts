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

  read(ticketId: string): Draft | null {
    const stored = localStorage.getItem(this.key(ticketId));
    try {
      return stored === null ? null : { ...emptyDraft, ...(JSON.parse(stored) as Partial<Draft>) };
    } catch {
      return null;
    }
  }

  write(ticketId: string, draft: Draft): void {
    if (draft.body === '' && draft.attachments.length === 0) localStorage.removeItem(this.key(ticketId));
    else localStorage.setItem(this.key(ticketId), JSON.stringify(draft));
  }

  private key(ticketId: string): string {
    return `cw:draft:${this.session.me()?.id ?? ''}:${ticketId}`;
  }
}
