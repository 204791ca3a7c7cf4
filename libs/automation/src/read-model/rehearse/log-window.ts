import { ticketEvents, type TicketEvent } from '@casewright/contracts';
import { LogStretches } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

export type TicketEvents = readonly Stored<TicketEvent>[];

const types = Object.keys(ticketEvents);

/** The events of tickets that happened in a stretch of time. */
@Injectable()
export class LogWindow {
  constructor(private readonly stretches: LogStretches) {}

  /** Page by page; each says how far through the stretch it is, from 0 to 1. */
  pages(from: Date, to: Date): AsyncGenerator<{ events: TicketEvents; share: number }> {
    return this.stretches.pages(from, to, types) as AsyncGenerator<{ events: TicketEvents; share: number }>;
  }
}
