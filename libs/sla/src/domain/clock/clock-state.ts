import type { ClockState } from '@casewright/contracts';
import type { Clock } from './clock';

/** The state as people know it: a breach outweighs whether the clock runs. A cancelled clock has none unless it was breached before. */
export function stateOf(clock: Pick<Clock, 'phase' | 'breachedAt'>): ClockState | null {
  if (clock.phase === 'met') return 'met';
  if (clock.breachedAt !== null) return 'breached';
  if (clock.phase === 'cancelled') return null;
  return clock.phase === 'paused' ? 'paused' : 'active';
}
