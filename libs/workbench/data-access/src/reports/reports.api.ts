import { Injectable, inject } from '@angular/core';
import type { DashboardView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly http = inject(ApiClient).http;

  dashboard(days: number): Promise<DashboardView> {
    return answer(this.http.GET('/api/v1/reports/dashboard', { params: { query: { days } } }));
  }
}
