import { Injectable, inject } from '@angular/core';
import type {
  RenewedDrafts,
  RuleConditionList,
  RuleConditionVersionList,
  RuleConditionView,
  WriteRuleCondition,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** Conditions that rules share. */
@Injectable({ providedIn: 'root' })
export class RuleConditionsApi {
  private readonly http = inject(ApiClient).http;

  list(): Promise<RuleConditionList> {
    return answer(this.http.GET('/api/v1/rule-conditions', { params: {} }));
  }

  read(id: string): Promise<RuleConditionView> {
    return answer(this.http.GET('/api/v1/rule-conditions/{id}', { params: { path: { id } } }));
  }

  create(content: WriteRuleCondition): Promise<RuleConditionView> {
    return answer(this.http.POST('/api/v1/rule-conditions', { params: {}, body: content as never }));
  }

  save(id: string, content: WriteRuleCondition, version: number): Promise<RuleConditionView> {
    return answer(
      this.http.PUT('/api/v1/rule-conditions/{id}', { params: { path: { id }, header: ifMatch(version) }, body: content as never }),
    );
  }

  versions(id: string): Promise<RuleConditionVersionList> {
    return answer(this.http.GET('/api/v1/rule-conditions/{id}/versions', { params: { path: { id } } }));
  }

  renewDrafts(id: string): Promise<RenewedDrafts> {
    return answer(this.http.POST('/api/v1/rule-conditions/{id}/drafts', { params: { path: { id } } }));
  }

  remove(id: string, version: number): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/rule-conditions/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  }
}
