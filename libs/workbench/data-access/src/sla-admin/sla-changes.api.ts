import { Injectable, inject } from '@angular/core';
import type { PreviewSlaChange, SlaChangeList, SlaChangePreview, SlaChangeView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** Changes of policies, their order and calendars: what they would do to clocks that run, and how far they have come with them. */
@Injectable({ providedIn: 'root' })
export class SlaChangesApi {
  private readonly http = inject(ApiClient).http;

  preview(draft: PreviewSlaChange): Promise<SlaChangePreview> {
    return answer(this.http.POST('/api/v1/sla-changes/preview', { params: {}, body: draft }));
  }

  /** Newest first. */
  list(cursor?: string, limit = 50): Promise<SlaChangeList> {
    return answer(this.http.GET('/api/v1/sla-changes', { params: { query: { limit, cursor } } }));
  }

  read(id: string): Promise<SlaChangeView> {
    return answer(this.http.GET('/api/v1/sla-changes/{id}', { params: { path: { id } } }));
  }
}
