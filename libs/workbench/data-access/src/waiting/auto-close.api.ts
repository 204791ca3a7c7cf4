import { Injectable, inject } from '@angular/core';
import type { AutoCloseContent, AutoClosePreview, AutoCloseVersionList, AutoCloseView, TicketAutoClose } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** When tickets are solved and closed by themselves. */
@Injectable({ providedIn: 'root' })
export class AutoCloseApi {
  private readonly http = inject(ApiClient).http;

  read(): Promise<AutoCloseView> {
    return answer(this.http.GET('/api/v1/auto-close', { params: {} }));
  }

  save(content: AutoCloseContent, version: number): Promise<AutoCloseView> {
    return answer(this.http.PUT('/api/v1/auto-close', { params: { header: ifMatch(version) }, body: content }));
  }

  preview(content: AutoCloseContent): Promise<AutoClosePreview> {
    return answer(this.http.POST('/api/v1/auto-close/preview', { params: {}, body: content }));
  }

  versions(): Promise<AutoCloseVersionList> {
    return answer(this.http.GET('/api/v1/auto-close/versions', { params: { query: { limit: 50 } } }));
  }

  ofTicket(id: string): Promise<TicketAutoClose> {
    return answer(this.http.GET('/api/v1/tickets/{id}/auto-close', { params: { path: { id } } }));
  }
}
