import { Injectable, inject } from '@angular/core';
import type { NextRunsView, RuleTimedRunView, ScheduleView, TicketTimedRules, TimedRunState } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** Rules that wait for a time: on a ticket, of a rule, and schedules that no rule has yet. */
@Injectable({ providedIn: 'root' })
export class TimedRulesApi {
  private readonly http = inject(ApiClient).http;

  onTicket(id: string): Promise<TicketTimedRules> {
    return answer(this.http.GET('/api/v1/tickets/{id}/timed-rules', { params: { path: { id } } }));
  }

  ofRule(id: string, state?: TimedRunState): Promise<{ items: RuleTimedRunView[]; nextCursor: string | null }> {
    return answer(this.http.GET('/api/v1/rules/{id}/timed-runs', { params: { path: { id }, query: { state, limit: 10 } } }));
  }

  nextRuns(id: string): Promise<NextRunsView> {
    return answer(this.http.GET('/api/v1/rules/{id}/next-runs', { params: { path: { id } } }));
  }

  schedule(query: { readonly cron: string; readonly timeZone: string }): Promise<ScheduleView> {
    return answer(this.http.GET('/api/v1/rules/schedule', { params: { query } }));
  }
}
