import type { AutoCloseContent, TicketEvent, TicketView } from '@casewright/contracts';
import { noAutoClose } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { FixedClock, type Stored } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { until } from '@casewright/testing';
import { AutoCloseSweep } from '../application/auto-close/auto-close-sweep';
import { Reminded } from './reminded';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The tickets context, and time that passes when the suite says so. */
export class WaitingDesk {
  constructor(
    readonly world: TicketWorld,
    readonly clock: FixedClock,
  ) {}

  static async open(surroundings: { environment?: Record<string, string>; clock?: FixedClock } = {}): Promise<WaitingDesk> {
    const clock = surroundings.clock ?? new FixedClock(new Date('2026-01-05T09:00:00Z'));
    return new WaitingDesk(await createTicketWorld(undefined, surroundings.environment, clock), clock);
  }

  get test() {
    return this.world.test;
  }

  get told() {
    return this.test.get(Reminded).told;
  }

  in(milliseconds: number): string {
    return new Date(this.clock.now().getTime() + milliseconds).toISOString();
  }

  /** Lets time pass, waking what is due. */
  async pass(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.catchUp();
  }

  async catchUp(): Promise<void> {
    await this.test.catchUp();
    await this.test.get(AutoCloseSweep).runDue();
    await this.test.catchUp();
    await this.test.get(ProcessHost).runDue();
    await this.test.catchUp();
  }

  /** Temporal's list of who is due lags a little behind, so whoever is missed the first time is asked again. */
  passUntil(milliseconds: number, seen: () => Promise<boolean> | boolean): Promise<unknown> {
    this.clock.advance(milliseconds);
    return until(async () => {
      await this.catchUp();
      return seen();
    }, 60_000);
  }

  /** A ticket of the agent that is open. */
  async ticket(): Promise<TicketView> {
    const { id } = await this.world.open({ assigneeId: this.world.company.members.get('agent')?.id });
    return this.act('agent', 'PATCH', `/tickets/${id}`, { status: 'open' });
  }

  /** What must go well; answers with the body. */
  async act<Body = TicketView>(
    as: string,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Body> {
    const answer = await this.world.send(as, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }

  async events(ticketId: string): Promise<readonly Stored<TicketEvent>[]> {
    return (await this.test.get(EventStore).readStream(ticketId)) as readonly Stored<TicketEvent>[];
  }

  async status(ticketId: string): Promise<string> {
    return (await this.act('admin', 'GET', `/tickets/${ticketId}`)).status.id;
  }

  /** Sets when tickets are solved and closed, and has the tickets that are there looked through. */
  async settings(changes: Partial<AutoCloseContent>): Promise<void> {
    await this.act('admin', 'PUT', '/auto-close', { ...noAutoClose, ...changes });
    await this.pass(3_000);
  }
}
