import type { ParkedState, SubscriptionView } from '@casewright/contracts';
import { duration, type IconName, type Tone } from '@casewright/ui';

/** Older than this, what was not handled yet is worth a look. */
const late = 5000;

interface StateLook {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export function subscriptionLook({ parked, state, lagMilliseconds }: SubscriptionView): StateLook {
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
