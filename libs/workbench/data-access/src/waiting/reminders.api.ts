import { Injectable, inject } from '@angular/core';
import type { ReminderList, ReminderView, SetReminder } from '@casewright/contracts';
import { ApiClient, answer, onceOnly } from '../http/api-client';

/** The reader's own reminders. */
@Injectable({ providedIn: 'root' })
export class RemindersApi {
  private readonly http = inject(ApiClient).http;

  /** What waits, on any ticket, the next one first. */
  mine(cursor?: string): Promise<ReminderList> {
    return answer(this.http.GET('/api/v1/reminders', { params: { query: { limit: 50, cursor } } }));
  }

  onTicket(id: string): Promise<ReminderList> {
    return answer(this.http.GET('/api/v1/tickets/{id}/reminders', { params: { path: { id } } }));
  }

  set(id: string, wish: SetReminder): Promise<ReminderView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/reminders', { params: { path: { id }, header: onceOnly() }, body: wish }));
  }

  cancel({ id: reminderId, ticket }: ReminderView): Promise<ReminderView> {
    const path = { id: ticket.id, reminderId };
    return answer(this.http.DELETE('/api/v1/tickets/{id}/reminders/{reminderId}', { params: { path, header: onceOnly() } }));
  }
}
