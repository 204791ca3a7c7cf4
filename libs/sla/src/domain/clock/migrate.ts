import type { Priority, SlaTarget, StatusCategory, TicketType } from '@casewright/contracts';
import { firstReply } from '../targets/first-reply';
import type { Clock } from './clock';
import { noClocksYet, type ClocksState, type Track, type WantedTerms } from './clocks-state';
import type { FollowedTicket } from './followed-ticket';
import type { Mark } from './recount';
import { basisOf, type Basis, type Cause, type Terms } from './terms';

interface Assignment extends Basis {
  readonly goalMinutes: number;
  readonly warnAtPercent: number;
}

interface FirstClock extends Pick<Clock, 'phase' | 'startedAt' | 'dueAt' | 'breachedAt' | 'stopped' | 'late'> {
  readonly assignment: Assignment;
  readonly assignedAt: number;
  readonly warnAt: number | null;
  readonly warnedAt: number | null;
  readonly ledger: readonly (Omit<Clock['ledger'][number], 'basis'> & { readonly assignment: Assignment })[];
}

type FirstTarget = 'first-reply' | 'resolution';

/** The state as version 1 kept it. */
interface FirstState {
  readonly version: number;
  readonly at: number;
  readonly ticketId: string;
  readonly ticket: null | {
    readonly priority: Priority;
    readonly type: TicketType;
    readonly teamId: string | null;
    readonly organisationId: string | null;
    readonly tags: readonly string[];
    readonly category: StatusCategory;
    readonly replied: boolean;
    readonly openedBy: string;
  };
  readonly wanted: Readonly<Record<FirstTarget, Assignment | null>>;
  readonly tracks: Readonly<
    Record<FirstTarget, { readonly clock: FirstClock | null; readonly marks: readonly { readonly at: number; readonly cause: Cause }[] }>
  >;
}

/**
 * Clocks that ran under version 1 run on. What it did not keep of a ticket stays unknown until it changes, and targets that it did not know
 * begin with what happens from now on.
 */
export function migrateClocks(state: unknown, fromVersion: number): ClocksState {
  if (fromVersion !== 1) throw new Error(`Nothing is known of version ${fromVersion} of the clocks`);
  const { version, at, ticketId, ticket, wanted, tracks } = state as FirstState;
  if (!ticket) return { ...noClocksYet, version, at, ticketId };
  const { replied, category, ...kept } = ticket;
  const cause = beginningOf(tracks).cause;
  const past: Mark[] = [{ at, category, cause }];
  return {
    ...noClocksYet,
    ...{ version, at, ticketId, past, ticket: ticketOf(kept, category), wanted: wantedOf(wanted) },
    tracks: {
      ...noClocksYet.tracks,
      'first-reply': { ...trackOf('first-reply', tracks), memory: { ...firstReply.initial, replied } },
      resolution: trackOf('resolution', tracks),
      'next-reply': { ...noClocksYet.tracks['next-reply'], memory: { replied, asked: 0, unanswered: false } },
      ownership: { ...noClocksYet.tracks.ownership, memory: { count: 0, teamId: kept.teamId } },
    },
  };
}

const ticketOf = (kept: Omit<NonNullable<FirstState['ticket']>, 'category' | 'replied'>, category: StatusCategory): FollowedTicket => ({
  ...kept,
  ...{ number: null, openedAt: null, isFollowUp: null, channel: null, severity: null, assigneeId: null, requesterId: null, fields: {} },
  status: { id: category, category },
});

const targets: readonly FirstTarget[] = ['first-reply', 'resolution'];

const wantedOf = (wanted: FirstState['wanted']): WantedTerms =>
  Object.fromEntries(targets.flatMap((target) => (wanted[target] ? [[target, termsOf(target, wanted[target])]] : [])));

const termsOf = (target: SlaTarget, { warnAtPercent, ...assignment }: Assignment): Terms => ({
  ...{ ...assignment, warnings: [{ percent: warnAtPercent }], breachLevels: [], pausesIn: target === 'resolution' ? ['pending'] : [] },
});

function beginningOf(tracks: FirstState['tracks']): { at: number; cause: Cause } {
  for (const { clock, marks } of Object.values(tracks)) {
    const stretch = clock?.ledger[0];
    if (clock) return { at: clock.startedAt, cause: stretch?.cause ?? { eventId: '', type: 'ticket.opened' } };
    if (marks[0]) return { at: marks[0].at, cause: marks[0].cause };
  }
  return { at: 0, cause: { eventId: '', type: 'ticket.opened' } };
}

function trackOf(target: FirstTarget, tracks: FirstState['tracks']): Track {
  const { clock } = tracks[target];
  return { memory: null, began: { ...beginningOf(tracks), episode: 1 }, clock: clock && clockOf(target, clock) };
}

function clockOf(target: FirstTarget, { assignment, assignedAt, warnAt, warnedAt, ledger, ...kept }: FirstClock): Clock {
  return {
    ...kept,
    ...{ episode: 1, terms: termsOf(target, assignment), termsSince: assignedAt, creditMs: 0 },
    ...{ warnAts: [warnAt], levelAts: [], warnedAts: [warnedAt], grownAts: [] },
    ledger: ledger.map(({ assignment: counted, ...stretch }) => ({ ...stretch, basis: basisOf(counted) })),
  };
}
