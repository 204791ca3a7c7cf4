import { Injectable, inject } from '@angular/core';
import type { RuleHealthView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** What is wrong with the live rules. */
@Injectable({ providedIn: 'root' })
export class RuleHealthApi {
  private readonly http = inject(ApiClient).http;

  report(): Promise<RuleHealthView> {
    return answer(this.http.GET('/api/v1/rules/health', { params: {} }));
  }
}
