import { Injectable, inject } from '@angular/core';
import type {
  DeliveryCountsView,
  DeliveryDetailView,
  DeliveryView,
  ParkedEventView,
  PluginView,
  ProcessCountList,
  ProcessDetailView,
  ProcessView,
  SubscriptionView,
  SystemView,
} from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

interface ListOf<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

type Query = Record<string, string | number | undefined>;

/** How the machinery does, and the levers of it. */
@Injectable({ providedIn: 'root' })
export class OperationsApi {
  private readonly http = inject(ApiClient).http;

  system(): Promise<SystemView> {
    return answer(this.http.GET('/api/v1/system', { params: {} }));
  }

  subscriptions(): Promise<ListOf<SubscriptionView>> {
    return answer(this.http.GET('/api/v1/subscriptions', { params: {} }));
  }

  rebuild(name: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/subscriptions/{name}/rebuild', { params: { path: { name } } }));
  }

  parked(query: Query): Promise<ListOf<ParkedEventView>> {
    return answer(this.http.GET('/api/v1/subscriptions/parked', { params: { query } }));
  }

  retry(id: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/subscriptions/parked/{id}/retry', { params: { path: { id } } }));
  }

  discard(id: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/subscriptions/parked/{id}/discard', { params: { path: { id } } }));
  }

  processes(query: Query): Promise<ListOf<ProcessView>> {
    return answer(this.http.GET('/api/v1/processes', { params: { query } }));
  }

  process(type: string, key: string): Promise<ProcessDetailView> {
    return answer(this.http.GET('/api/v1/processes/{type}/{key}', { params: { path: { type, key } } }));
  }

  retryProcess(type: string, key: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/processes/{type}/{key}/retry', { params: { path: { type, key } } }));
  }

  processCounts(): Promise<ProcessCountList> {
    return answer(this.http.GET('/api/v1/processes/counts', { params: {} }));
  }

  cancelProcess(type: string, key: string, reason: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/processes/{type}/{key}/cancel', { params: { path: { type, key } }, body: { reason } }));
  }

  plugins(): Promise<ListOf<PluginView>> {
    return answer(this.http.GET('/api/v1/plugins', { params: {} }));
  }

  deliveries(query: Query): Promise<ListOf<DeliveryView>> {
    return answer(this.http.GET('/api/v1/deliveries', { params: { query } }));
  }

  deliveryCounts(): Promise<DeliveryCountsView> {
    return answer(this.http.GET('/api/v1/deliveries/counts', { params: {} }));
  }

  delivery(id: string): Promise<DeliveryDetailView> {
    return answer(this.http.GET('/api/v1/deliveries/{id}', { params: { path: { id } } }));
  }

  replay(id: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/deliveries/{id}/replay', { params: { path: { id } } }));
  }

  cancel(id: string): Promise<unknown> {
    return answer(this.http.POST('/api/v1/deliveries/{id}/cancel', { params: { path: { id } } }));
  }
}
