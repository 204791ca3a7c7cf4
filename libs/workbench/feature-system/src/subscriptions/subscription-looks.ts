import type { ParkedState, SubscriptionView } from '@casewright/contracts';
import { duration, type IconName, type Tone } from '@casewright/ui';

/** Older than this, what was not handled yet is worth a look. */
const late = 5000;

interface StateLook {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export function subscriptionLook({ fault, parked, state, lagMilliseconds }: SubscriptionView): StateLook {
  if (fault) return { word: 'Failing', tone: 'bad', icon: 'failed' };
  if (state === 'building') return { word: 'Being rebuilt', tone: 'info', icon: 'refresh' };
  if (parked > 0) return { word: `${parked} parked`, tone: 'bad', icon: 'failed' };
  if (state === 'retired') return { word: 'Replaced', tone: 'neutral', icon: 'none' };
  return lagMilliseconds > late ? { word: 'Behind', tone: 'warn', icon: 'clock' } : { word: 'Up to date', tone: 'good', icon: 'passed' };
}

export const parkedLooks: Readonly<Record<ParkedState, StateLook>> = {
  parked: { word: 'Parked', tone: 'bad', icon: 'failed' },
  retrying: { word: 'Tried again', tone: 'warn', icon: 'refresh' },
  waiting: { word: 'Waits behind another', tone: 'neutral', icon: 'clock' },
};

/** `0 ms` to `999 ms`, then as every other duration. */
export const lagWords = (milliseconds: number): string => (milliseconds < 1000 ? `${milliseconds} ms` : duration(milliseconds));

/** Classes of the codes of PostgreSQL that tell what a person can do. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^(53|58)/, 'The database is short of disk space or memory. Make room for it.'],
  [/^42/, 'Its table is not as this version of the program made it. Rebuild it if it is a projection.'],
  [/^(08|57)/, 'The database does not answer. It needs nobody here once the database is back.'],
  [/^28/, 'The database does not let the program in. Look at the address and the rights of its user.'],
];
const otherwise = 'Look for its name in the log of the program; what is said there comes from the same moment.';

/** What to do about a reader that does not get on. */
export const faultAdvice = (message: string): string => advice.find(([code]) => code.test(message))?.[1] ?? otherwise;
