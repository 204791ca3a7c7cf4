import { Injectable, inject } from '@angular/core';
import type { CreateTicketField, EditTicketField, TicketFieldList, TicketFieldVersionList, TicketFieldView } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** The fields that the desk has added to tickets. */
@Injectable({ providedIn: 'root' })
export class TicketFieldsApi {
  private readonly http = inject(ApiClient).http;

  list(): Promise<TicketFieldList> {
    return answer(this.http.GET('/api/v1/ticket-fields', { params: {} }));
  }

  create(field: CreateTicketField): Promise<TicketFieldView> {
    return answer(this.http.POST('/api/v1/ticket-fields', { params: {}, body: field }));
  }

  edit(key: string, changes: EditTicketField, version: number): Promise<TicketFieldView> {
    return answer(this.http.PATCH('/api/v1/ticket-fields/{key}', { params: { path: { key }, header: ifMatch(version) }, body: changes }));
  }

  archive(key: string, version: number): Promise<TicketFieldView> {
    return answer(this.http.POST('/api/v1/ticket-fields/{key}/archive', { params: { path: { key }, header: ifMatch(version) } }));
  }

  restore(key: string, version: number): Promise<TicketFieldView> {
    return answer(this.http.POST('/api/v1/ticket-fields/{key}/restore', { params: { path: { key }, header: ifMatch(version) } }));
  }

  versions(key: string): Promise<TicketFieldVersionList> {
    return answer(this.http.GET('/api/v1/ticket-fields/{key}/versions', { params: { path: { key }, query: { limit: 100 } } }));
  }
}
