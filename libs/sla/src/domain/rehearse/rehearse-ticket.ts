import type { SlaEvent } from '@casewright/contracts';
import type { Position, Stored } from '@casewright/kernel';
import type { FollowedTicketEvent } from '../clock/followed-ticket';
import type { Basis } from '../clock/terms';
import { ticketClocks, type Clocks } from '../clocks';
import type { WholeConfiguration } from './drafted-configuration';
import { outcomesOf } from './outcomes';
import type { RehearsedTicket } from './rehearsal-tally';
import { replayTicket, type Correction, type Replay } from './replay-ticket';

export interface RecordedTicket {
  readonly ticketId: string;
  readonly openedAt: string;
  /** Of the ticket and of its clocks, oldest first. */
  readonly events: readonly Stored<FollowedTicketEvent>[];
  readonly clocks: readonly Stored<SlaEvent>[];
}

/** Whether a clock counts by versions that are in force. */
export type InForce = (basis: Basis) => boolean;

/** A ticket as it was recorded and as it would have been; null where its own events are gone. */
export function rehearseTicket(
  { ticketId, openedAt, events, clocks }: RecordedTicket,
  replay: Replay,
  inForce: InForce,
): RehearsedTicket | null {
  const replayed = replayTicket(inOrder(events, clocks.filter(isCorrection)), replay);
  if (!replayed.ticket) return null;
  const recorded = clocks.reduce<Clocks>(ticketClocks.evolve, {});
  const { teamId, priority } = replayed.ticket;
  return {
    ...{ ticketId, openedAt, teamId, priority },
    underEarlier: Object.values(recorded).some(({ clock }) => !inForce(clock.terms)),
    recorded: outcomesOf(ticketId, recorded, replay.end),
    draft: outcomesOf(ticketId, replayed.clocks, replay.end),
  };
}

export function inForceOf({ policies, calendars }: WholeConfiguration): InForce {
  const versions = new Map([...policies, ...calendars].map(({ id, version }) => [id, version]));
  return ({ policyId, policyVersion, calendarId, calendarVersion }) =>
    versions.get(policyId) === policyVersion && (calendarId === null || versions.get(calendarId) === calendarVersion);
}

const corrections: readonly string[] = ['sla.credited', 'sla.excused', 'sla.excuse-withdrawn'];
const isCorrection = (event: Stored<SlaEvent>): event is Correction => corrections.includes(event.type);

/** Few tickets were corrected, so the others are not sorted. */
const inOrder = (events: readonly Stored<FollowedTicketEvent>[], corrected: readonly Correction[]) =>
  corrected.length === 0 ? events : [...events, ...corrected].sort((left, right) => comparePositions(left.position, right.position));

function comparePositions(left: Position, right: Position): number {
  if (left.epoch !== right.epoch) return left.epoch - right.epoch;
  const order = BigInt(left.xid) - BigInt(right.xid) || BigInt(left.seq) - BigInt(right.seq);
  return order < 0n ? -1 : Number(order > 0n);
}
