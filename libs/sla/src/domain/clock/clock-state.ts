import type { ClockState } from '@casewright/contracts';
import type { Clock } from './clock';

export const isActive = ({ phase }: Pick<Clock, 'phase'>): boolean => phase === 'running' || phase === 'paused';

/** The state as people know it: a breach outweighs whether the clock runs. A cancelled clock has none unless it was breached before. */
export function stateOf(clock: Pick<Clock, 'phase' | 'breachedAt'>): ClockState | null {
  if (clock.phase === 'met') return 'met';
  if (clock.breachedAt !== null) return 'breached';
  if (clock.phase === 'cancelled') return null;
  return clock.phase === 'paused' ? 'paused' : 'active';
}

/** 0: in time, 1: breached, 2 and more: the levels that it has reached since. */
export const breachLevelOf = ({ breachedAt, grownAts }: Pick<Clock, 'breachedAt' | 'grownAts'>): number =>
  breachedAt === null ? 0 : 1 + grownAts.length;
