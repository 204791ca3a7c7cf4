import type { TicketMoment } from '@casewright/rules';

/** An event on which one of two versions fired alone. */
export interface TalliedSample {
  readonly ticketId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly at: string;
}

const mostSamples = 20;

/** Counts all, and keeps the newest. */
export class Newest {
  private count = 0;
  private samples: TalliedSample[] = [];

  push({ ticketId, event }: TicketMoment): void {
    this.count += 1;
    const sample = { ticketId, eventId: event.eventId, eventType: event.type, at: event.meta.at };
    this.samples = [sample, ...this.samples].slice(0, mostSamples);
  }

  result() {
    return { count: this.count, samples: this.samples };
  }
}
