import { FactReader, type CompiledRule, type Episodes, type RelativeTiming } from '@casewright/rules';
import type { Wish } from './follow';
import type { Timed, TimedPlan } from './timed-plan';
import type { Waiter } from './timed-rules';

/** What is known of a ticket when its rules are asked what they wait for. */
export interface TicketNow {
  readonly ticketId: string;
  readonly episodes: Episodes;
  readonly status: string | undefined;
  /** Null where nobody asks for them. */
  readonly facts: FactReader | null;
  /** Epoch milliseconds some time later, in the hours of a calendar where one is named; null where there is none such, or it does not reach so far. */
  shift(from: number, offset: number, calendarId: string | null): number | null;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What the rules that count from a time of the ticket want now: of each rule one version that acts, and those in shadow. */
export function wishesOf({ relative, set }: TimedPlan, now: TicketNow): readonly Wish[] {
  const acting = new Map<string, Wish>();
  for (const timed of relative.filter(({ stage }) => stage === 'live')) {
    const { ruleId } = timed.rule.document;
    const isTheirs = mayAct(set, timed.rule, now);
    if (isTheirs) acting.set(ruleId, wishOf(timed, now));
    else if (!acting.has(ruleId)) acting.set(ruleId, { ...wishOf(timed, now), episode: 'elsewhere' });
  }
  const watched = relative.filter(({ stage }) => stage === 'shadow').map((timed) => wishOf(timed, now));
  return [...acting.values(), ...watched];
}

/** The team is a fact that is gathered where a version goes by it; a share of the tickets needs none. */
const noFacts = new FactReader({}, null, 0);

/** Whether this version is the one that acts on the ticket. */
export const mayAct = (set: TimedPlan['set'], rule: CompiledRule, { ticketId, facts }: Pick<TicketNow, 'ticketId' | 'facts'>): boolean =>
  set.isFor(rule, ticketId, facts ?? noFacts);

export function wishOf(timed: Timed<RelativeTiming>, now: TicketNow): Wish {
  const { timing } = timed;
  const fits = timing.statuses === null || timing.statuses.includes(now.status);
  return {
    ...waiterOf(timed),
    anchor: timing.anchor,
    episode: fits ? episodeOf(timing, now) : null,
    cancels: now.facts && timing.cancels?.(now.facts) ? 'yes' : 'no',
  };
}

function episodeOf({ anchor, offset, calendarId }: RelativeTiming, { episodes, shift }: TicketNow): Wish['episode'] {
  const episode = episodes[anchor];
  if (!episode) return null;
  const { id, beganAt, anchorAt, chain } = episode;
  const actAt = anchorAt === null ? null : shift(anchorAt, offset, calendarId);
  const due = anchorAt === null || actAt === null ? null : { anchorAt: iso(anchorAt), actAt: iso(actAt) };
  return { id, beganAt: iso(beganAt), chain, due, latest: due && offset < 0 ? due.anchorAt : null };
}

export const waiterOf = ({ rule: { document }, timing, stage }: Timed<{ readonly kind: string }>): Waiter => ({
  ruleId: document.ruleId,
  ruleVersion: document.version,
  plan: timing.plan,
  stage,
});
