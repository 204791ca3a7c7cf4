import { Injectable, inject } from '@angular/core';
import type {
  AttainmentBy,
  BacklogAgeView,
  OpenedAndSolvedView,
  OpenTicketsView,
  SlaAttainmentView,
  UpcomingBreachesView,
} from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** A day begins where it begins for the reader. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Chosen = Readonly<Record<string, string>>;

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

  /** `chosen`: values joined by commas, by the name of the filter. */
  slaAttainment(days: number, by: AttainmentBy = 'target', chosen: Chosen = {}): Promise<SlaAttainmentView> {
    return answer(this.http.GET('/api/v1/reports/sla-attainment', { params: { query: { days, timeZone, by, ...chosen } } }));
  }

  upcomingBreaches(hours: number, chosen: Chosen = {}): Promise<UpcomingBreachesView> {
    return answer(this.http.GET('/api/v1/reports/upcoming-breaches', { params: { query: { hours, ...chosen } } }));
  }

  backlogAge(): Promise<BacklogAgeView> {
    return answer(this.http.GET('/api/v1/reports/backlog-age', { params: {} }));
  }
}
