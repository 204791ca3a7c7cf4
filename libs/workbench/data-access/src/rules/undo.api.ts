import { Injectable, inject } from '@angular/core';
import type { UndoPlanView, UndoResultView, UndoWindow } from '@casewright/contracts';
import { ApiClient, answer, onceOnly } from '../http/api-client';

/** Taking back what rules did: first the plan, then the deed. */
@Injectable({ providedIn: 'root' })
export class UndoApi {
  private readonly http = inject(ApiClient).http;

  planRun(id: string): Promise<UndoPlanView> {
    return answer(this.http.GET('/api/v1/decisions/{id}/undo-plan', { params: { path: { id } } }));
  }

  undoRun(id: string): Promise<UndoResultView> {
    return answer(this.http.POST('/api/v1/decisions/{id}/undo', { params: { path: { id }, header: onceOnly() } }));
  }

  planRule(id: string, window: UndoWindow): Promise<UndoPlanView> {
    return answer(this.http.POST('/api/v1/rules/{id}/undo-plan', { params: { path: { id } }, body: window }));
  }

  undoRule(id: string, window: UndoWindow): Promise<UndoResultView> {
    return answer(this.http.POST('/api/v1/rules/{id}/undo', { params: { path: { id }, header: onceOnly() }, body: window }));
  }
}
