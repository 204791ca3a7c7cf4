import { Injectable, inject } from '@angular/core';
import type { SlaChangeDraft, SlaRehearsalList, SlaRehearsalView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** Changes of policies and calendars, rehearsed over what was recorded. */
@Injectable({ providedIn: 'root' })
export class SlaRehearsalsApi {
  private readonly http = inject(ApiClient).http;

  start(change: SlaChangeDraft, days: number): Promise<SlaRehearsalView> {
    return answer(this.http.POST('/api/v1/sla-rehearsals', { params: {}, body: { change, days } }));
  }

  /** The newest ones. */
  list(): Promise<SlaRehearsalList> {
    return answer(this.http.GET('/api/v1/sla-rehearsals', { params: { query: { limit: 20 } } }));
  }

  find(id: string): Promise<SlaRehearsalView> {
    return answer(this.http.GET('/api/v1/sla-rehearsals/{id}', { params: { path: { id } } }));
  }

  cancel(id: string): Promise<SlaRehearsalView> {
    return answer(this.http.POST('/api/v1/sla-rehearsals/{id}/cancel', { params: { path: { id } } }));
  }
}
