import type { ReminderEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { remindersOf } from '../../domain/reminders/stream';

/** What reminders say stands in the log alone, sealed: whoever shows it reads it there. */
@Injectable()
export class ReminderTexts {
  constructor(private readonly store: EventStore) {}

  /** By reminder; null where it was erased. */
  async of(ticketId: string): Promise<ReadonlyMap<string, string | null>> {
    const events = await this.events(ticketId);
    return new Map(
      events.flatMap(({ type, data }) => (type === 'reminder.set' ? [[data.reminderId, data.text as string | null] as const] : [])),
    );
  }

  async events(ticketId: string): Promise<readonly Stored<ReminderEvent>[]> {
    return (await this.store.readStream(remindersOf(ticketId))) as readonly Stored<ReminderEvent>[];
  }
}
