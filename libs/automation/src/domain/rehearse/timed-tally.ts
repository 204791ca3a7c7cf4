import type { TimedRunState } from '@casewright/contracts';
import type { Side, Sides } from './backtest-tally';

/** How the waiting of two versions went along the log. */
export interface TimedTally {
  /** Waits in the stretch, those that had begun before it included; and those that lasted longer than it. */
  readonly armed: Sides;
  readonly waiting: Sides;
  readonly endings: readonly TimedEnding[];
  /** Times of schedules, the tickets that they selected, and those beyond the most that one run takes. */
  readonly runs: Sides;
  readonly subjects: Sides;
  readonly leftOut: Sides;
}

export interface TimedEnding extends Sides {
  readonly state: Exclude<TimedRunState, 'armed'>;
  readonly reason: string | null;
}

type Counted = 'waiting' | 'runs' | 'subjects' | 'leftOut';
const mostReasons = 200;

/** Counts what became of waiting. */
export class TimedCounts {
  private readonly counts: Record<Counted, Sides> = {
    waiting: { draft: 0, active: 0 },
    runs: { draft: 0, active: 0 },
    subjects: { draft: 0, active: 0 },
    leftOut: { draft: 0, active: 0 },
  };
  private readonly endings = new Map<string, TimedEnding & Sides>();

  add(side: Side, what: Counted, count = 1): void {
    this.counts[what][side] += count;
  }

  end(side: Side, state: TimedEnding['state'], reason: string | null): void {
    const key = JSON.stringify([state, reason]);
    const known = this.endings.get(key);
    if (!known && this.endings.size >= mostReasons) return;
    const counted = known ?? { state, reason, draft: 0, active: 0 };
    this.endings.set(key, { ...counted, [side]: counted[side] + 1 });
  }

  result(): TimedTally {
    const most = (ending: TimedEnding) => ending.draft + ending.active;
    const endings = [...this.endings.values()].sort((left, right) => most(right) - most(left) || (nameOf(left) < nameOf(right) ? -1 : 1));
    const armed = { ...this.counts.waiting };
    for (const { draft, active } of this.endings.values()) {
      armed.draft += draft;
      armed.active += active;
    }
    return { ...this.counts, armed, endings };
  }
}

const nameOf = ({ state, reason }: TimedEnding): string => `${state} ${reason ?? ''}`;
