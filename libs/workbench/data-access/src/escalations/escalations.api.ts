import { Injectable, inject } from '@angular/core';
import type { LadderContent, LadderList, LadderVersionList, LadderView, TicketEscalations } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** Ladders, and the tickets that climb them. */
@Injectable({ providedIn: 'root' })
export class EscalationsApi {
  private readonly http = inject(ApiClient).http;

  ladders(archived: 'true' | 'false' = 'false'): Promise<LadderList> {
    return answer(this.http.GET('/api/v1/escalation-ladders', { params: { query: { archived } } }));
  }

  ladder(id: string): Promise<LadderView> {
    return answer(this.http.GET('/api/v1/escalation-ladders/{id}', { params: { path: { id } } }));
  }

  createLadder(content: LadderContent): Promise<LadderView> {
    return answer(this.http.POST('/api/v1/escalation-ladders', { params: {}, body: content }));
  }

  saveLadder(id: string, content: LadderContent, version: number): Promise<LadderView> {
    return answer(this.http.PUT('/api/v1/escalation-ladders/{id}', { params: { path: { id }, header: ifMatch(version) }, body: content }));
  }

  ladderVersions(id: string): Promise<LadderVersionList> {
    return answer(this.http.GET('/api/v1/escalation-ladders/{id}/versions', { params: { path: { id }, query: { limit: 100 } } }));
  }

  archiveLadder(id: string, version: number): Promise<LadderView> {
    return answer(this.http.POST('/api/v1/escalation-ladders/{id}/archive', { params: { path: { id }, header: ifMatch(version) } }));
  }

  ofTicket(id: string): Promise<TicketEscalations> {
    return answer(this.http.GET('/api/v1/tickets/{id}/escalations', { params: { path: { id } } }));
  }

  start(id: string, ladderId: string): Promise<TicketEscalations> {
    return answer(this.http.POST('/api/v1/tickets/{id}/escalations', { params: { path: { id } }, body: { ladderId } }));
  }

  acknowledge(id: string, escalationId: string, note: string | null): Promise<TicketEscalations> {
    const path = { id, escalationId };
    return answer(this.http.POST('/api/v1/tickets/{id}/escalations/{escalationId}/acknowledge', { params: { path }, body: { note } }));
  }

  stop(id: string, escalationId: string): Promise<TicketEscalations> {
    return answer(this.http.POST('/api/v1/tickets/{id}/escalations/{escalationId}/stop', { params: { path: { id, escalationId } } }));
  }
}
