import type { DivergenceKind } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import type { Decision, TicketMoment } from '@casewright/rules';
import { effectsOf, type Side } from '../divergence';
import { recordOf } from '../decision-record';

/** What one of two versions made of its time in a stretch, or of a planned time of its schedule, as it is kept. */
export interface TimedSide extends Side {
  /** Of the wake-up. */
  readonly eventId: string;
  /** When its time was, ISO 8601; null: it did not come to it. */
  readonly plannedAt: string | null;
  /** Tells what it did from anything else that it could do. */
  readonly effects: string;
}

export function timedSideOf(decision: Decision, moment: TicketMoment, plannedAt: string): TimedSide {
  const { outcome, reason, changes } = recordOf(decision, moment);
  return { outcome, reason, changes, plannedAt, eventId: moment.event.eventId, effects: idFrom(effectsOf(decision)) };
}

/** Of a version that was not asked: it did not wait, or no longer, or its time came too late. */
export const neverDue: TimedSide = {
  outcome: 'no-match',
  reason: 'It did nothing in this stretch.',
  changes: [],
  eventId: '',
  plannedAt: null,
  effects: '',
};

/** How the two compare once both are through; null where neither did anything. */
export function timedKindOf(trial: TimedSide, published: TimedSide): DivergenceKind | null {
  const [tried, acted] = [trial.outcome === 'fired', published.outcome === 'fired'];
  if (tried && acted) {
    if (trial.effects !== published.effects) return 'other-changes';
    return trial.plannedAt === published.plannedAt ? 'same' : 'other-time';
  }
  if (tried) return 'only-trial';
  return acted ? 'only-published' : null;
}
