import { Injectable, inject } from '@angular/core';
import type { EditMailSettings, MailSettingsVersionList, MailSettingsView } from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** What we send by ourselves. */
@Injectable({ providedIn: 'root' })
export class MailSettingsApi {
  private readonly http = inject(ApiClient).http;

  read(): Promise<MailSettingsView> {
    return answer(this.http.GET('/api/v1/mail-settings', { params: {} }));
  }

  edit(changes: EditMailSettings, version: number): Promise<MailSettingsView> {
    return answer(this.http.PUT('/api/v1/mail-settings', { params: { header: ifMatch(version) }, body: changes }));
  }

  versions(): Promise<MailSettingsVersionList> {
    return answer(this.http.GET('/api/v1/mail-settings/versions', { params: { query: { limit: 50 } } }));
  }
}
