import type { SlaTarget, SlaWarning } from '@casewright/contracts';
import { minutesAsText } from '../time/durations';

/** What each clock of a ticket is called. */
export const targetWords: Readonly<Record<SlaTarget, string>> = {
  'first-reply': 'First reply',
  'next-reply': 'Next reply',
  'periodic-update': 'Update',
  'agent-work': 'Agent work',
  'requester-wait': 'Requester wait',
  resolution: 'Resolution',
  ownership: 'Ownership',
};

/** In the order in which they are offered and listed. */
export const targetsInOrder = Object.keys(targetWords) as readonly SlaTarget[];

/** Clocks that come again and again on one ticket; their episodes are counted. */
const recurring: ReadonlySet<SlaTarget> = new Set(['next-reply', 'periodic-update', 'ownership']);

/** `Update 3`: the third time that an update is awaited. The first one needs no number. */
export const episodeWords = (target: SlaTarget, episode: number): string =>
  recurring.has(target) && episode > 1 ? `${targetWords[target]} ${episode}` : targetWords[target];

/** `80 %` or `30 min before`. */
export const warningWords = (warning: SlaWarning): string =>
  'percent' in warning ? `${warning.percent} %` : `${minutesAsText(warning.minutesBefore)} before`;
