const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `45 s`, `12 min`, `1 h 20 min`, `3 d 4 h`: two units at most, never rounded up. Takes milliseconds, ignores the sign. */
export function duration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < minute) return `${Math.floor(length / 1000)} s`;
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) return pair(Math.floor(length / hour), 'h', Math.floor((length % hour) / minute), 'min');
  return pair(Math.floor(length / day), 'd', Math.floor((length % day) / hour), 'h');
}

/** `4 min 12 s`, `12 s`: for the last minutes. Takes milliseconds, never below zero. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
}

/** Working time as clocks count it: in hours, because a working day is not 24 of them. */
export function minutesAsText(minutes: number): string {
  const whole = Math.floor(Math.abs(minutes));
  return whole < 60 ? `${whole} min` : pair(Math.floor(whole / 60), 'h', whole % 60, 'min');
}

/** One unit, for narrow columns: `now`, `12 min`, `3 h`, `5 d`, `7 w`. */
export function shortAge(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < minute) return 'now';
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < day) return `${Math.floor(length / hour)} h`;
  if (length < 28 * day) return `${Math.floor(length / day)} d`;
  return `${Math.floor(length / (7 * day))} w`;
}

/** `just now`, `12 min ago`, `in 3 h`. */
export function relative(milliseconds: number): string {
  const age = shortAge(milliseconds);
  if (age === 'now') return 'just now';
  return milliseconds < 0 ? `in ${age}` : `${age} ago`;
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
