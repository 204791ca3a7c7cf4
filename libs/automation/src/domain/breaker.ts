import { durationMilliseconds, durationWords } from '@casewright/contracts';
import type { CompiledRule } from '@casewright/rules';

/** So many failures within so many minutes stop a rule, whatever its guards say. */
export const mostErrors = 5;
export const errorWindow = 10 * 60_000;

export const errorWords = `It failed ${mostErrors} times within 10 minutes.`;

/** What keeping to the limit on all tickets means for a rule that is to stop when it reaches it; null where there is nothing to stop. */
export function volumeTrip(
  { document: { guards } }: CompiledRule,
  firings: number,
): { readonly reason: string; readonly window: number } | null {
  const { perRule: limit, onTrip } = guards;
  if (!limit || onTrip !== 'pause-and-notify' || firings < limit.max) return null;
  const times = limit.max === 1 ? 'once' : `${limit.max} times`;
  return {
    reason: `It would have gone over its limit: it fired ${times} on all tickets within ${durationWords(limit.per)}.`,
    window: durationMilliseconds(limit.per) ?? 0,
  };
}
