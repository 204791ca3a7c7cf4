import { Injectable, inject } from '@angular/core';
import type {
  CanaryAudience,
  DivergenceView,
  PublishAs,
  RuleDetailView,
  StopList,
  StopPreviewView,
  StopScope,
  StopView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** What a new version is at first. */
export interface PublishedHow {
  readonly as: PublishAs;
  readonly canary?: CanaryAudience | undefined;
  /** `required`: it is refused where it reaches somebody outside and no test shows that it fires. */
  readonly tests?: 'where-needed' | 'required' | undefined;
}

const byId = (id: string) => ({ params: { path: { id } } });

/** What becomes of rules: published, tried, stopped, put away. */
@Injectable({ providedIn: 'root' })
export class RuleLifeApi {
  private readonly http = inject(ApiClient).http;

  publish(id: string, reason: string, how: PublishedHow, revision: number): Promise<RuleDetailView> {
    const params = { path: { id }, header: ifMatch(revision) };
    return answer(this.http.POST('/api/v1/rules/{id}/publish', { params, body: { reason, ...how } }));
  }

  promote(id: string, how: { as: 'active' | 'canary'; canary?: CanaryAudience | undefined }): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/promote', { ...byId(id), body: how }));
  }

  withdraw(id: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/withdraw', { ...byId(id), body: {} }));
  }

  rollBack(id: string, version: number, reason: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/rollback', { ...byId(id), body: { version, reason } }));
  }

  archive(id: string, reason: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/archive', { ...byId(id), body: { reason } }));
  }

  restore(id: string): Promise<RuleDetailView> {
    return answer(this.http.POST('/api/v1/rules/{id}/restore', { ...byId(id), body: {} }));
  }

  divergence(id: string): Promise<DivergenceView> {
    return answer(this.http.GET('/api/v1/rules/{id}/divergence', byId(id)));
  }

  stops(): Promise<StopList> {
    return answer(this.http.GET('/api/v1/rules/stops', { params: {} }));
  }

  previewStop(scope: StopScope): Promise<StopPreviewView> {
    return answer(this.http.POST('/api/v1/rules/stop/preview', { params: {}, body: { scope } }));
  }

  stop(scope: StopScope, reason: string): Promise<StopView> {
    return answer(this.http.POST('/api/v1/rules/stop', { params: {}, body: { scope, reason } }));
  }

  resumeStop(id: string): Promise<{ resumed: number }> {
    return answer(this.http.POST('/api/v1/rules/stop/{id}/resume', { ...byId(id), body: {} }));
  }
}
