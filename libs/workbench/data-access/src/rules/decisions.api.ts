import { Injectable, inject } from '@angular/core';
import type { ChainView, RuleView, WhyField, WhyNotView, WhyView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

interface ListOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** What rules decided on a ticket, and why others did not. */
@Injectable({ providedIn: 'root' })
export class DecisionsApi {
  private readonly http = inject(ApiClient).http;

  why(id: string, field: WhyField): Promise<WhyView> {
    return answer(this.http.GET('/api/v1/tickets/{id}/why', { params: { path: { id }, query: { field } } }));
  }

  /** What led to a decision, and what it led to. */
  chain(id: string): Promise<ChainView> {
    return answer(this.http.GET('/api/v1/decisions/{id}/chain', { params: { path: { id } } }));
  }

  /** Without an event: about the one on which the rule came nearest to firing. */
  whyNot(id: string, ruleId: string, eventId?: string): Promise<WhyNotView> {
    return answer(this.http.GET('/api/v1/tickets/{id}/why-not', { params: { path: { id }, query: { ruleId, eventId } } }));
  }

  rules(): Promise<ListOf<RuleView>> {
    return answer(this.http.GET('/api/v1/rules', { params: { query: { limit: 200 } } }));
  }
}
