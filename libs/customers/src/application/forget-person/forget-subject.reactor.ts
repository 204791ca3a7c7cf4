import { erasedText, type SubjectEvent, type TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Clock, followingMeta, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Erasers, type Erasure } from '@casewright/retention';
import { SubscriptionAdmin, type ReactorDefinition } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { subjectStream } from './forget-person.handler';
import { joined, noTexts, textsAbout } from './texts-about';

type Requested = Extract<SubjectEvent, { type: 'subject.forget-requested' }>;

/** So many tickets an event: people write little more, and an event stays small. */
const portion = 200;

/**
 * Erases a person: first the key, without which the log says nothing about them any more, then what every part keeps beside the log,
 * then their own row, which still knew their addresses, and last the word of it, upon which the projections drop their texts. Each step can be
 * repeated, so an end of the process at any moment only delays it.
 */
@Injectable()
export class ForgetSubject implements ReactorDefinition<Requested> {
  readonly name = 'customers-forget-subject';
  readonly events = ['subject.forget-requested'] as const;
  readonly startsAt = 'beginning';

  constructor(
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly erasers: Erasers,
    private readonly subscriptions: SubscriptionAdmin,
    private readonly clock: Clock,
  ) {}

  async handle(event: Stored<Requested>): Promise<void> {
    const { subjectId } = event.data;
    // In one order, because a repeat must make the same portions.
    const ticketIds = (await this.store.streamsAbout(subjectId)).filter((id) => id !== subjectStream(subjectId)).sort();
    const erasure: Erasure = { subjectId, addresses: await this.addresses(subjectId), ticketIds };
    await this.erasers.prepare(erasure);
    await this.store.destroySubjectKey(subjectId);
    await this.erasers.erase(erasure);
    await this.subscriptions.dropRetired();
    await this.eraseRow(subjectId, event.meta.at);
    for (let from = 0; from === 0 || from < ticketIds.length; from += portion) await this.tell(event, ticketIds, from);
  }

  private async addresses(subjectId: string): Promise<string[]> {
    const [row] = await this.database.query<{ addresses: string[] }>(
      'select array_append(emails, email) as addresses from customers.people where id = $1',
      [subjectId],
    );
    return [...new Set((row?.addresses ?? []).filter((address) => address !== '').map((address) => address.toLowerCase()))];
  }

  private async eraseRow(subjectId: string, at: string): Promise<void> {
    await this.database.query(
      `update customers.people set name = $2, email = '', emails = '{}', phone = null, notes = '', search = '', organisation_id = null,
         request_hash = null, removed_at = coalesce(removed_at, $3), erased_at = $3, updated_at = $3, version = version + 1
       where id = $1 and erased_at is null`,
      [subjectId, erasedText, at],
    );
  }

  private async tell(cause: Stored<Requested>, ticketIds: readonly string[], from: number): Promise<void> {
    const { subjectId } = cause.data;
    let texts = noTexts;
    for (const ticketId of ticketIds.slice(from, from + portion)) {
      const history = (await this.store.readStream(ticketId)) as readonly Stored<TicketEvent>[];
      texts = joined(texts, textsAbout(subjectId, history));
    }
    const commandId = `forget:${cause.eventId}:${from}`;
    const forgotten: SubjectEvent = { type: 'subject.forgotten', data: { subjectId, ...texts } };
    await this.store.append({
      streamId: subjectStream(subjectId),
      category: 'subject',
      expected: 'any',
      events: [forgotten],
      meta: followingMeta(cause, commandId, { kind: 'system', id: 'erasure' }, this.clock.now()),
      requestHash: commandId,
    });
  }
}
