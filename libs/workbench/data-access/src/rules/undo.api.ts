import { Injectable, inject } from '@angular/core';
import type { UndoDirection, UndoPlanView, UndoResultView, UndoWindow } from '@casewright/contracts';
import { ApiClient, answer, onceOnly } from '../http/api-client';

/** One run, or those of a rule in a stretch of time. */
export type UndoTarget = { readonly runId: string } | { readonly ruleId: string; readonly window: UndoWindow };

/** Taking back what rules did, and doing it again: first the plan, then the deed. */
@Injectable({ providedIn: 'root' })
export class UndoApi {
  private readonly http = inject(ApiClient).http;

  plan(target: UndoTarget, direction: UndoDirection): Promise<UndoPlanView> {
    if ('runId' in target) {
      const path = { params: { path: { id: target.runId } } };
      if (direction === 'undo') return answer(this.http.GET('/api/v1/decisions/{id}/undo-plan', path));
      return answer(this.http.GET('/api/v1/decisions/{id}/redo-plan', path));
    }
    const asked = { params: { path: { id: target.ruleId } }, body: target.window };
    if (direction === 'undo') return answer(this.http.POST('/api/v1/rules/{id}/undo-plan', asked));
    return answer(this.http.POST('/api/v1/rules/{id}/redo-plan', asked));
  }

  carryOut(target: UndoTarget, direction: UndoDirection): Promise<UndoResultView> {
    if ('runId' in target) {
      const params = { path: { id: target.runId }, header: onceOnly() };
      if (direction === 'undo') return answer(this.http.POST('/api/v1/decisions/{id}/undo', { params }));
      return answer(this.http.POST('/api/v1/decisions/{id}/redo', { params }));
    }
    const asked = { params: { path: { id: target.ruleId }, header: onceOnly() }, body: target.window };
    if (direction === 'undo') return answer(this.http.POST('/api/v1/rules/{id}/undo', asked));
    return answer(this.http.POST('/api/v1/rules/{id}/redo', asked));
  }
}
