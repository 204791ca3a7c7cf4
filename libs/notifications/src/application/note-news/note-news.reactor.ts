import { isImported, ticketEvents, TicketDirectory, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import { Clock, type Stored } from '@casewright/kernel';
import type { ReactorDefinition } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { newsOf, notificationsOf, type Concerned, type News, type NewsEvent } from '../../domain/news';
import { daysKept } from '../../domain/notification';
import { workerOf } from '../../domain/own-deed';
import { NotificationStore } from '../notification-store';
import { Bells } from '../bells';

type Withdrawn = Extract<SlaEvent, { type: 'sla.breach-withdrawn' }>;
type Followed = NewsEvent | Withdrawn;

const day = 86_400_000;
const nobody: Concerned = { assigneeId: null, followerIds: [] };

/**
 * Tells people what happened to what is theirs. A reactor and no projection, because whom it concerns stands in what went before the event.
 * What is as old as what is not kept any more it passes by without a look, however long the history.
 */
@Injectable()
export class NoteNews implements ReactorDefinition<Followed> {
  readonly name = 'notifications';
  readonly events = [
    ...(Object.keys(ticketEvents) as TicketEvent['type'][]),
    'sla.warned',
    'sla.breached',
    'sla.breach-withdrawn',
  ] as const;
  readonly startsAt = 'beginning';

  constructor(
    private readonly store: NotificationStore,
    private readonly tickets: TicketDirectory,
    private readonly bells: Bells,
    private readonly clock: Clock,
  ) {}

  async handle(event: Stored<Followed>): Promise<void> {
    if (isImported(event) || Date.parse(event.meta.at) < this.clock.now().getTime() - daysKept * day) return;
    if (event.type === 'sla.breach-withdrawn') await this.withdraw(event);
    else await this.tell(event);
  }

  private async withdraw({ data: { ticketId, target } }: Stored<Withdrawn>): Promise<void> {
    await this.bells.ring(await this.store.withdraw(ticketId, 'clock-breached', target));
  }

  private async tell(event: Stored<NewsEvent>): Promise<void> {
    await this.markOwn(event);
    const news = newsOf(event);
    if (news) await this.bells.ring(await this.store.add(notificationsOf(event, news, await this.concerned(event, news))));
  }

  private async markOwn(event: Stored<NewsEvent>): Promise<void> {
    const worker = workerOf(event);
    if (worker !== null && (await this.store.readOfTicket(worker, event.streamId, new Date(event.meta.at))) > 0)
      await this.bells.ring([worker]);
  }

  /** As it stood then; a clock does not count the versions of its ticket, so for clocks it is as it stands now. */
  private async concerned(event: Stored<NewsEvent>, { audience, ticketId }: News): Promise<Concerned> {
    if (typeof audience === 'object') return nobody;
    return (await this.tickets.find(ticketId, event.category === 'ticket' ? event.version : undefined)) ?? nobody;
  }
}
