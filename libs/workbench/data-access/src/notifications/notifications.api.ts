import { Injectable, inject } from '@angular/core';
import type { NotificationList, ReadNotifications, UnreadNotifications } from '@casewright/contracts';
import { ApiClient, answer } from '../http/api-client';

/** What happened to the tickets of the reader. */
@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  private readonly http = inject(ApiClient).http;

  list(query: { limit: number; cursor?: string }): Promise<NotificationList> {
    return answer(this.http.GET('/api/v1/notifications', { params: { query } }));
  }

  read(which: ReadNotifications): Promise<UnreadNotifications> {
    return answer(this.http.POST('/api/v1/notifications/read', { params: {}, body: which }));
  }
}
