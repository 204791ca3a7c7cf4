import { Injectable, inject } from '@angular/core';
import type { ClockList } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class ClocksApi {
  private readonly http = inject(ApiClient).http;

  ofTicket(id: string): Promise<ClockList> {
    return answer(this.http.GET('/api/v1/tickets/{id}/clocks', { params: { path: { id } } }));
  }
}
