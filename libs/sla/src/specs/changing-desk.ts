import { ChangeCarrier } from '../application/carry-change/change-carrier';
import { openDesk, policy, type Desk } from './desk';

/** Minutes by priority, and within them to be solved. */
export const goals = (minutes: number, low: number | null = null) => ({ low, normal: minutes, high: minutes, urgent: minutes });
export const resolution = (...minutes: Parameters<typeof goals>) => ({
  targets: [{ target: 'resolution', calendarId: null, goals: goals(...minutes) }],
});

/** A time of the day on which the desk opens. */
export const at = (time: string): string => `2026-01-05T${time}:00.000Z`;

export interface ChangingDesk extends Desk {
  readonly policyId: string;
  edit(change: object): ReturnType<Desk['send']>;
  /** Carries what was changed to every open ticket, and lets its clocks follow. */
  carry(): Promise<void>;
  /** Newest first. */
  changes(): Promise<readonly Record<string, unknown>[]>;
  /** The first clock of a ticket. */
  clock(ticketId: string): Promise<Record<string, unknown> | undefined>;
}

/** A desk at nine o'clock with one policy, which promises a solution within ten hours. */
export async function openChangingDesk(): Promise<ChangingDesk> {
  const desk = await openDesk();
  await desk.pass(at('09:00'));
  const policyId = (await desk.send('admin', 'POST', '/sla-policies', policy(null, resolution(600)))).body['id'] as string;
  return {
    ...desk,
    policyId,
    edit: (change) => desk.send('admin', 'PATCH', `/sla-policies/${policyId}`, change),
    async carry() {
      await desk.test.get(ChangeCarrier).runUnfinished();
      await desk.test.catchUp();
    },
    changes: async () => (await desk.send('agent', 'GET', '/sla-changes')).body.items ?? [],
    clock: async (ticketId) => (await desk.send('agent', 'GET', `/tickets/${ticketId}/clocks`)).body.items?.[0],
  };
}
