import { Injectable, inject } from '@angular/core';
import type {
  BacktestRow,
  BacktestView,
  DecisionOutcome,
  FactOverrides,
  OccasionList,
  RuleContent,
  RunList,
  TestResults,
  TryView,
} from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** An event of the past, with some facts as one would like them to have been. */
export interface TriedOccasion {
  readonly ticketId: string;
  readonly eventId: string;
  readonly overrides: FactOverrides;
}

/** Rules shown on the past, and what they did. */
@Injectable({ providedIn: 'root' })
export class RehearseApi {
  private readonly http = inject(ApiClient).http;

  tryRule(id: string, occasion: TriedOccasion): Promise<TryView> {
    return answer(this.http.POST('/api/v1/rules/{id}/try', { params: { path: { id } }, body: occasion }));
  }

  /** All live rules, with the draft of one among them. */
  tryAll(ruleId: string, occasion: TriedOccasion): Promise<TryView> {
    return answer(this.http.POST('/api/v1/rules/try', { params: {}, body: { ...occasion, draft: { ruleId } } }));
  }

  /** `ticket` is a number such as `T-1042`; without one, the newest events that the draft waits for. */
  occasions(id: string, ticket?: string): Promise<OccasionList> {
    return answer(this.http.POST('/api/v1/rules/{id}/occasions', { params: { path: { id } }, body: ticket ? { ticket } : {} }));
  }

  runTests(id: string, content?: RuleContent): Promise<TestResults> {
    return answer(this.http.POST('/api/v1/rules/{id}/tests/run', { params: { path: { id } }, body: content ? { content } : {} }));
  }

  startBacktest(id: string, from: string, to: string): Promise<BacktestView> {
    return answer(this.http.POST('/api/v1/rules/{id}/backtests', { params: { path: { id } }, body: { from, to } }));
  }

  backtests(id: string): Promise<{ items: BacktestRow[]; nextCursor: string | null }> {
    return answer(this.http.GET('/api/v1/rules/{id}/backtests', { params: { path: { id }, query: { limit: 20 } } }));
  }

  backtest(id: string): Promise<BacktestView> {
    return answer(this.http.GET('/api/v1/backtests/{id}', { params: { path: { id } } }));
  }

  cancelBacktest(id: string): Promise<BacktestView> {
    return answer(this.http.POST('/api/v1/backtests/{id}/cancel', { params: { path: { id } } }));
  }

  runs(id: string, outcome?: DecisionOutcome, cursor?: string): Promise<RunList> {
    return answer(this.http.GET('/api/v1/rules/{id}/runs', { params: { path: { id }, query: { limit: 50, outcome, cursor } } }));
  }
}
