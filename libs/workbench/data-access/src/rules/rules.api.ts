import { Injectable, inject } from '@angular/core';
import type {
  RuleCatalogView,
  RuleCheckView,
  RuleContent,
  RuleDecisionView,
  RuleDetailView,
  RuleDraftView,
  RuleHistoryEntry,
  RuleVersionView,
  RuleView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

interface ListOf<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Rules: their drafts, their versions and their life. `revision` is what If-Match holds on to. */
@Injectable({ providedIn: 'root' })
export class RulesApi {
  private readonly http = inject(ApiClient).http;

  list(query: Record<string, string | number | undefined>): Promise<ListOf<RuleView>> {
    return answer(this.http.GET('/api/v1/rules', { params: { query: { limit: 200, ...query } } }));
  }

  catalog(): Promise<RuleCatalogView> {
    return answer(this.http.GET('/api/v1/rules/catalog', { params: {} }));
  }

  read(id: string): Promise<RuleDetailView> {
    return answer(this.http.GET('/api/v1/rules/{id}', { params: { path: { id } } }));
  }

  create(content: RuleContent): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules', { params: {}, body: content }));
  }

  /** What publishing this content would refuse, but for its saved tests. Saves nothing; `ruleId` is null for a new rule. */
  check(content: RuleContent, ruleId: string | null): Promise<RuleCheckView> {
    const query = { tests: 'left-out' as const, ...(ruleId !== null && { ruleId }) };
    return answer(this.http.POST('/api/v1/rules/check', { params: { query }, body: content }));
  }

  draft(id: string): Promise<RuleDraftView> {
    return answer(this.http.GET('/api/v1/rules/{id}/draft', { params: { path: { id } } }));
  }

  saveDraft(id: string, content: RuleContent, revision: number): Promise<RuleDraftView> {
    return answer(this.http.PUT('/api/v1/rules/{id}/draft', { params: { path: { id }, header: ifMatch(revision) }, body: content }));
  }

  pause(id: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/pause', { params: { path: { id } }, body: {} }));
  }

  resume(id: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/resume', { params: { path: { id } }, body: {} }));
  }

  versions(id: string): Promise<ListOf<RuleVersionView>> {
    return answer(this.http.GET('/api/v1/rules/{id}/versions', { params: { path: { id }, query: { limit: 100 } } }));
  }

  history(id: string): Promise<ListOf<RuleHistoryEntry>> {
    return answer(this.http.GET('/api/v1/rules/{id}/history', { params: { path: { id }, query: { limit: 100 } } }));
  }

  decisions(id: string): Promise<ListOf<RuleDecisionView>> {
    return answer(this.http.GET('/api/v1/rules/{id}/decisions', { params: { path: { id }, query: { limit: 30 } } }));
  }
}
