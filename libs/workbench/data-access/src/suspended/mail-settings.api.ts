import { Injectable, inject } from '@angular/core';
import type { EditMailSettings, MailSettingsView } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** What we send by ourselves. */
@Injectable({ providedIn: 'root' })
export class MailSettingsApi {
  private readonly http = inject(ApiClient).http;

  read(): Promise<MailSettingsView> {
    return answer(this.http.GET('/api/v1/mail-settings', { params: {} }));
  }

  edit(changes: EditMailSettings): Promise<MailSettingsView> {
    return answer(this.http.PUT('/api/v1/mail-settings', { params: {}, body: changes }));
  }
}
