import { Injectable, inject } from '@angular/core';
import type { ReleasedMailView, SuspendedMailDetailView, SuspendedMailView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';
import { problemFrom } from '../http/api-problem';

/** Mail that waits for a person. */
@Injectable({ providedIn: 'root' })
export class SuspendedApi {
  private readonly client = inject(ApiClient);
  private readonly http = this.client.http;

  list(query: { cause?: string; q?: string; cursor?: string }): Promise<{ items: SuspendedMailView[]; nextCursor: string | null }> {
    return answer(this.http.GET('/api/v1/suspended-mails', { params: { query: { ...query, limit: 100 } } }));
  }

  read(id: string): Promise<SuspendedMailDetailView> {
    return answer(this.http.GET('/api/v1/suspended-mails/{id}', { params: { path: { id } } }));
  }

  release(id: string, ticketId: string | null, from?: string): Promise<ReleasedMailView> {
    return answer(
      this.http.POST('/api/v1/suspended-mails/{id}/release', { params: { path: { id } }, body: { ticketId, ...(from ? { from } : {}) } }),
    );
  }

  /** The attachment with this place in the mail, or the whole message as it arrived. */
  async file(id: string, part: number | 'raw'): Promise<Blob> {
    const path = part === 'raw' ? 'raw' : `attachments/${part}`;
    const response = await this.client.send(new Request(new URL(`/api/v1/suspended-mails/${id}/${path}`, location.origin)));
    if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
    return response.blob();
  }

  delete(id: string): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/suspended-mails/{id}', { params: { path: { id } } }));
  }
}
