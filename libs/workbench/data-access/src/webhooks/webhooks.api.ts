import { Injectable, inject } from '@angular/core';
import type { WebhookSecretView, WebhookTargetDetailView, WebhookTargetList, WebhookTestView } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

interface Target {
  readonly name: string;
  readonly url: string;
}

/** The places outside that rules may call. */
@Injectable({ providedIn: 'root' })
export class WebhooksApi {
  private readonly http = inject(ApiClient).http;

  list(cursor?: string): Promise<WebhookTargetList> {
    return answer(this.http.GET('/api/v1/webhook-targets', { params: { query: { limit: 100, cursor } } }));
  }

  read(id: string): Promise<WebhookTargetDetailView> {
    return answer(this.http.GET('/api/v1/webhook-targets/{id}', { params: { path: { id } } }));
  }

  create(target: Target): Promise<WebhookSecretView> {
    return answer(this.http.POST('/api/v1/webhook-targets', { params: {}, body: target }));
  }

  edit(id: string, changes: Target, version: number): Promise<WebhookTargetDetailView> {
    return answer(this.http.PATCH('/api/v1/webhook-targets/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changes }));
  }

  renewSecret(id: string, version: number): Promise<WebhookSecretView> {
    return answer(this.http.POST('/api/v1/webhook-targets/{id}/secret', { params: { path: { id }, header: ifMatch(version) }, body: {} }));
  }

  test(id: string): Promise<WebhookTestView> {
    return answer(this.http.POST('/api/v1/webhook-targets/{id}/test', { params: { path: { id } } }));
  }

  remove(id: string, version: number): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/webhook-targets/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  }
}
