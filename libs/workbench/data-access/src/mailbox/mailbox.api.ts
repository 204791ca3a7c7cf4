import { Injectable, inject } from '@angular/core';
import type { MailboxAccountsView, MailboxMessageDetailView, MailboxMessageView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

interface MessageList {
  readonly items: MailboxMessageView[];
  readonly nextCursor: string | null;
}

export interface NewMail {
  readonly from: string;
  readonly fromName?: string;
  readonly subject: string;
  readonly text: string;
}

/** The outside world of the embedded profile: what people there have received, and what they write. */
@Injectable({ providedIn: 'root' })
export class MailboxApi {
  private readonly http = inject(ApiClient).http;

  accounts(): Promise<MailboxAccountsView> {
    return answer(this.http.GET('/api/v1/mailbox/accounts', { params: {} }));
  }

  messages(query: { address?: string; cursor?: string }): Promise<MessageList> {
    return answer(this.http.GET('/api/v1/mailbox/messages', { params: { query: { ...query, limit: 100 } } }));
  }

  message(id: string): Promise<MailboxMessageDetailView> {
    return answer(this.http.GET('/api/v1/mailbox/messages/{id}', { params: { path: { id } } }));
  }

  write(mail: NewMail): Promise<MailboxMessageDetailView> {
    return answer(this.http.POST('/api/v1/mailbox/messages', { params: {}, body: mail }));
  }

  reply(id: string, text: string): Promise<MailboxMessageDetailView> {
    return answer(this.http.POST('/api/v1/mailbox/messages/{id}/reply', { params: { path: { id } }, body: { text } }));
  }
}
