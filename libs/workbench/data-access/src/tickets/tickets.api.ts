import { Injectable, inject } from '@angular/core';
import type {
  AddComment,
  AttachmentView,
  EditTicket,
  OpenTicket,
  SplitTicket,
  TicketCounts,
  TicketEventList,
  TicketList,
  TicketView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch, onceOnly } from '../http/api-client';
import { problemFrom } from '../http/api-problem';
import { upload } from '../http/upload';
import { Session } from '../session/session';

/** List parameters as they stand in the URL; several values of one are separated by commas. */
export type TicketQuery = Partial<
  Record<
    | 'status'
    | 'category'
    | 'priority'
    | 'type'
    | 'channel'
    | 'teamId'
    | 'assigneeId'
    | 'requesterId'
    | 'organisationId'
    | 'tag'
    | 'field'
    | 'sla'
    | 'clock'
    | 'snoozed'
    | 'createdFrom'
    | 'createdBefore'
    | 'solvedFrom'
    | 'solvedBefore'
    | 'q'
    | 'sort'
    | 'limit'
    | 'cursor',
    string
  >
>;

/** The tickets API, one function per endpoint. */
@Injectable({ providedIn: 'root' })
export class TicketsApi {
  private readonly client = inject(ApiClient);
  private readonly http = this.client.http;
  private readonly session = inject(Session);

  list(query: TicketQuery, signal?: AbortSignal): Promise<TicketList> {
    return answer(this.http.GET('/api/v1/tickets', { params: { query }, signal }));
  }

  counts(): Promise<TicketCounts> {
    return answer(this.http.GET('/api/v1/tickets/counts', { params: {} }));
  }

  read(id: string, signal?: AbortSignal): Promise<TicketView> {
    return answer(this.http.GET('/api/v1/tickets/{id}', { params: { path: { id } }, signal }));
  }

  /** The same `key` twice opens one ticket only. */
  open(ticket: OpenTicket, key: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets', { params: { header: onceOnly(key) }, body: ticket }));
  }

  /** With a version it is refused (412) when somebody else was faster. */
  edit(id: string, changes: EditTicket, version?: number): Promise<TicketView> {
    const header = version === undefined ? onceOnly() : { ...onceOnly(), ...ifMatch(version) };
    return answer(this.http.PATCH('/api/v1/tickets/{id}', { params: { path: { id }, header }, body: changes }));
  }

  /** The same `key` twice adds one comment only. */
  comment(id: string, comment: AddComment, key: string): Promise<TicketView> {
    // Goes on when the page is left, as far as browsers allow.
    const keepalive = comment.body.length < 50_000;
    return answer(
      this.http.POST('/api/v1/tickets/{id}/comments', { params: { path: { id }, header: onceOnly(key) }, body: comment, keepalive }),
    );
  }

  tag(id: string, tag: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/tags/{tag}', { params: { path: { id, tag }, header: onceOnly() } }));
  }

  untag(id: string, tag: string): Promise<TicketView> {
    return answer(this.http.DELETE('/api/v1/tickets/{id}/tags/{tag}', { params: { path: { id, tag }, header: onceOnly() } }));
  }

  follow(id: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/follow', { params: { path: { id }, header: onceOnly() } }));
  }

  unfollow(id: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/unfollow', { params: { path: { id }, header: onceOnly() } }));
  }

  /** Out of the views until then (ISO 8601). */
  snooze(id: string, until: string, reason?: string): Promise<TicketView> {
    const body = reason === undefined ? { until } : { until, reason };
    return answer(this.http.POST('/api/v1/tickets/{id}/snooze', { params: { path: { id }, header: onceOnly() }, body }));
  }

  endSnooze(id: string): Promise<TicketView> {
    return answer(this.http.DELETE('/api/v1/tickets/{id}/snooze', { params: { path: { id }, header: onceOnly() } }));
  }

  /** It goes on in another ticket of the same requester, for good. Answers with the merged one. */
  merge(id: string, into: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/merge', { params: { path: { id }, header: onceOnly() }, body: { into } }));
  }

  /** Opens a message as a ticket of its own, and answers with that. The same `key` twice opens one only. */
  split(id: string, message: SplitTicket, key: string): Promise<TicketView> {
    return answer(this.http.POST('/api/v1/tickets/{id}/split', { params: { path: { id }, header: onceOnly(key) }, body: message }));
  }

  /** The whole history, page after page. */
  async allEvents(id: string): Promise<{ items: TicketEventList['items'] }> {
    const items: TicketEventList['items'] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 200, cursor };
      const page = await answer<TicketEventList>(this.http.GET('/api/v1/tickets/{id}/events', { params: { path: { id }, query } }));
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return { items };
  }

  /** `progress` hears the share that is sent, from 0 to 1. */
  async upload(file: File, progress: (share: number) => void = () => undefined, signal?: AbortSignal): Promise<AttachmentView> {
    const body = new FormData();
    body.append('file', file, file.name);
    return (await upload('/api/v1/attachments', body, await this.session.token(), progress, signal)) as AttachmentView;
  }

  async attachment(ticketId: string, id: string): Promise<Blob> {
    const url = new URL(`/api/v1/tickets/${ticketId}/attachments/${id}`, location.origin);
    const response = await this.client.send(new Request(url));
    if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
    return response.blob();
  }
}
