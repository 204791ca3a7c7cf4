import type { Priority, SlaTarget, StatusCategory } from '@casewright/contracts';
import { businessBetween } from '../business-time/business-time';
import { aroundTheClock, workingTimeOf } from '../business-time/working-time';
import { begin, minute, officeHours, standardPolicy, vipPolicy } from './ticket-story';

/** The ticket as it stands after something happened, at a whole minute since the beginning. */
export interface Situation {
  readonly at: number;
  readonly category: StatusCategory;
  readonly replied: boolean;
  readonly priority: Priority;
  readonly vip: boolean;
}

export interface NaiveClock {
  readonly phase: 'running' | 'paused' | 'met' | 'cancelled';
  readonly elapsed: number;
  readonly breached: boolean;
  readonly late: boolean;
  readonly left: number;
  /** The minute at which the goal was used up, or null before that. */
  readonly dueAt: number | null;
}

const office = workingTimeOf(officeHours.content);
const isOpen = (vip: boolean, at: number) =>
  businessBetween(vip ? aroundTheClock : office, begin + at * minute, begin + (at + 1) * minute) > 0;
const usesVip = ({ vip, priority }: Situation) => vip && (priority === 'high' || priority === 'urgent');

function goalOf(target: SlaTarget, now: Situation): number | null {
  const { content } = usesVip(now) ? vipPolicy : standardPolicy;
  return content.targets.find((definition) => definition.target === target)?.goals[now.priority] ?? null;
}

function standing(target: SlaTarget, { category, replied }: Situation): NaiveClock['phase'] {
  const solved = category === 'solved' || category === 'closed';
  if (target === 'first-reply') return replied ? 'met' : solved ? 'cancelled' : 'running';
  return solved ? 'met' : category === 'pending' ? 'paused' : 'running';
}

/** Minutes that were counted, each as the time at which it had passed; only ever added to. */
type Ticks = number[];

interface Counting {
  readonly clock: {
    readonly phase: NaiveClock['phase'];
    readonly ticks: Ticks;
    readonly goal: number;
    readonly vip: boolean;
    readonly breached: boolean;
    readonly late: boolean;
  } | null;
  readonly phase: NaiveClock['phase'];
  /** What a clock of either calendar would have counted before there is one. */
  readonly before: { readonly office: Ticks; readonly vip: Ticks };
}

const isActive = (phase: NaiveClock['phase']): boolean => phase === 'running' || phase === 'paused';

function happen(counting: Counting, target: SlaTarget, now: Situation): Counting {
  const phase = standing(target, now);
  const { clock, before } = counting;
  const [goal, vip] = [goalOf(target, now), usesVip(now)];
  if (goal !== null && isActive(phase)) {
    const ticks = clock?.ticks ?? (vip ? before.vip : before.office);
    return { ...counting, phase, clock: { phase, ticks, goal, vip, late: false, breached: ticks.length >= goal } };
  }
  if (!clock || !isActive(clock.phase)) return { ...counting, phase };
  const ended = phase === 'met' ? ({ phase, late: clock.breached } as const) : ({ phase: 'cancelled' } as const);
  return { ...counting, phase, clock: { ...clock, ...ended } };
}

function passMinute(counting: Counting, at: number): Counting {
  const { clock, before, phase } = counting;
  const passed = at + 1;
  if (!clock) {
    if (phase !== 'running') return counting;
    if (isOpen(false, at)) before.office.push(passed);
    before.vip.push(passed);
    return counting;
  }
  if (clock.phase !== 'running' || !isOpen(clock.vip, at)) return counting;
  clock.ticks.push(passed);
  return clock.ticks.length < clock.goal ? counting : { ...counting, clock: { ...clock, breached: true } };
}

/** The clock counted minute by minute, with nothing in mind but the present: what all the arithmetic must agree with. */
export function naiveClock(target: SlaTarget, situations: readonly Situation[], end: number): NaiveClock | null {
  let counting: Counting = { clock: null, phase: 'running', before: { office: [], vip: [] } };
  for (let at = 0; at <= end; at += 1) {
    for (const now of situations) if (now.at === at) counting = happen(counting, target, now);
    if (at < end) counting = passMinute(counting, at);
  }
  if (!counting.clock) return null;
  const { phase, ticks, breached, late, goal } = counting.clock;
  return { phase, elapsed: ticks.length, breached, late, left: goal - ticks.length, dueAt: ticks[goal - 1] ?? null };
}
