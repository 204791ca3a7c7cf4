import { erasedText, UserDirectory, type ActorView, type SlaEvent, type SlaTarget } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { filersOf } from '@casewright/http';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { Corrections } from './clock-view';
import { clocksStream } from './clocks.repository';

type Correction = Stored<Extract<SlaEvent, { type: 'sla.credited' | 'sla.excused' | 'sla.excuse-withdrawn' }>>;

const types = new Set<string>(['sla.credited', 'sla.excused', 'sla.excuse-withdrawn']);
const isCorrection = (event: Stored): event is Correction => types.has(event.type);

/** What people corrected on the clocks of a ticket, with who did and why: read from the stream, because no state keeps their words. */
@Injectable()
export class ClockCorrections {
  constructor(
    private readonly store: EventStore,
    private readonly users: UserDirectory,
  ) {}

  async of(ticketId: string): Promise<(target: SlaTarget) => Corrections> {
    const all = (await this.store.readStream(clocksStream(ticketId))).filter(isCorrection);
    const filer = await filersOf(
      this.users,
      all.map(({ meta }) => meta.actor.id),
    );
    return (target) =>
      correctionsOf(
        all.filter(({ data }) => data.target === target),
        filer,
      );
  }
}

function correctionsOf(corrections: readonly Correction[], filer: (id: string) => ActorView): Corrections {
  const excuses = new Map<number, { at: string; reason: string; by: ActorView }>();
  const credits: Corrections['credits'][number][] = [];
  for (const { type, data, meta } of corrections) {
    const said = { at: data.at, reason: (data.reason as string | null) ?? erasedText, by: filer(meta.actor.id) };
    if (type === 'sla.credited') credits.push({ ...said, episode: data.episode, minutes: data.minutes });
    else if (type === 'sla.excused') excuses.set(data.episode, said);
    else excuses.delete(data.episode);
  }
  return { credits, excuses };
}
