import { offsetMilliseconds, type LadderStep, type WorkingHours } from '@casewright/contracts';

type Hours = Pick<WorkingHours, 'shift'>;

/** When each step is climbed (ISO 8601), counted from the start of the climb; null where the calendar does not reach so far. */
export function dueTimes(steps: readonly Pick<LadderStep, 'after'>[], from: string, hours: null): readonly string[];
export function dueTimes(steps: readonly Pick<LadderStep, 'after'>[], from: string, hours: Hours): readonly string[] | null;
export function dueTimes(steps: readonly Pick<LadderStep, 'after'>[], from: string, hours: Hours | null): readonly string[] | null {
  const begin = Date.parse(from);
  const times = steps.map(({ after }) => {
    const delay = offsetMilliseconds(after) ?? 0;
    return hours && delay > 0 ? hours.shift(begin, delay) : begin + delay;
  });
  const reached = times.filter((time) => time !== null);
  return reached.length < times.length ? null : reached.map((time) => new Date(time).toISOString());
}
