import { idFrom } from '@casewright/kernel';
import type { WakeUpCause } from '@casewright/rules';

/** A planned time of one version's schedule. */
export interface PlannedTime {
  readonly ruleId: string;
  readonly version: number;
  readonly plannedAt: Date;
}

/** The wake-up of a version on a ticket that its schedule selected; the same each time it is asked for. */
export function plannedWakeUp({ ruleId, version, plannedAt }: PlannedTime, ticketId: string): Omit<WakeUpCause, 'at'> {
  const name = `schedule:${ruleId}@${version}:${plannedAt.toISOString()}`;
  return { correlationId: name, causationId: null, depth: 0, ruleId, eventId: `timed:${idFrom(`${name}:${ticketId}`)}` };
}
