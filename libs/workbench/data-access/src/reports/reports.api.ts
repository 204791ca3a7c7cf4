import { Injectable, inject } from '@angular/core';
import type { BacklogAgeView, OpenedAndSolvedView, OpenTicketsView, SlaAttainmentView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** A day begins where it begins for the reader. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The figures of the dashboard, each by itself. */
@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly http = inject(ApiClient).http;

  openedAndSolved(days: number): Promise<OpenedAndSolvedView> {
    return answer(this.http.GET('/api/v1/reports/opened-and-solved', { params: { query: { days, timeZone } } }));
  }

  openTickets(): Promise<OpenTicketsView> {
    return answer(this.http.GET('/api/v1/reports/open-tickets', { params: {} }));
  }

  slaAttainment(days: number): Promise<SlaAttainmentView> {
    return answer(this.http.GET('/api/v1/reports/sla-attainment', { params: { query: { days, timeZone } } }));
  }

  backlogAge(): Promise<BacklogAgeView> {
    return answer(this.http.GET('/api/v1/reports/backlog-age', { params: {} }));
  }
}
