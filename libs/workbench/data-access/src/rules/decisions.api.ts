import { Injectable, inject } from '@angular/core';
import type { DecidedField, DecisionView, RuleView, WhyNotView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

interface ListOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** What rules decided on a ticket, and why others did not. */
@Injectable({ providedIn: 'root' })
export class DecisionsApi {
  private readonly http = inject(ApiClient).http;

  ofTicket(id: string, field?: DecidedField): Promise<ListOf<DecisionView>> {
    return answer(this.http.GET('/api/v1/tickets/{id}/decisions', { params: { path: { id }, query: { field, limit: 200 } } }));
  }

  whyNot(id: string, ruleId: string): Promise<WhyNotView> {
    return answer(this.http.GET('/api/v1/tickets/{id}/why-not', { params: { path: { id }, query: { ruleId } } }));
  }

  rules(): Promise<ListOf<RuleView>> {
    return answer(this.http.GET('/api/v1/rules', { params: { query: { limit: 200 } } }));
  }
}
