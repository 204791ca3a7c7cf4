import { Injectable, inject } from '@angular/core';
import type { ClockList, CreditClock, SlaTarget } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class ClocksApi {
  private readonly http = inject(ApiClient).http;

  ofTicket(id: string): Promise<ClockList> {
    return answer(this.http.GET('/api/v1/tickets/{id}/clocks', { params: { path: { id } } }));
  }

  /** Gives minutes back, or takes some away (negative). */
  credit(id: string, target: SlaTarget, credit: CreditClock): Promise<ClockList> {
    return answer(this.http.POST('/api/v1/tickets/{id}/clocks/{target}/credit', { params: { path: { id, target } }, body: credit }));
  }

  /** The breach does not count. */
  excuse(id: string, target: SlaTarget, reason: string): Promise<ClockList> {
    return answer(this.http.POST('/api/v1/tickets/{id}/clocks/{target}/excuse', { params: { path: { id, target } }, body: { reason } }));
  }

  /** It counts again. */
  withdrawExcuse(id: string, target: SlaTarget, reason: string): Promise<ClockList> {
    return answer(this.http.DELETE('/api/v1/tickets/{id}/clocks/{target}/excuse', { params: { path: { id, target } }, body: { reason } }));
  }
}
