import { delayWords, effectWords, offsetMilliseconds, stepWords, type EscalationView, type NameOf } from '@casewright/contracts';
import type { IconName, Rung, Tone } from '@casewright/ui';

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const stateLooks: Readonly<
  Record<EscalationView['state'], { readonly icon: IconName; readonly tone: Tone; readonly label: string }>
> = {
  running: { icon: 'ladder', tone: 'warn', label: 'Climbing' },
  finished: { icon: 'alert', tone: 'bad', label: 'At its top' },
  acknowledged: { icon: 'check', tone: 'good', label: 'Acknowledged' },
  stopped: { icon: 'stop', tone: 'neutral', label: 'Stopped' },
};

/** It waits for somebody to take notice. */
export const isOpen = ({ state }: EscalationView): boolean => state === 'running' || state === 'finished';

/** What was done where a step was climbed, what would be done where it was not. */
export function rungsOf({ steps, state }: EscalationView, nameOf: NameOf): readonly Rung[] {
  const climbed = steps.filter(({ climbedAt }) => climbedAt !== null).length;
  return steps.map(({ content, dueAt, climbedAt, effects }, place) => ({
    delay: sentence(delayWords(content.after)),
    minutes: (offsetMilliseconds(content.after) ?? 0) / 60_000,
    at: climbedAt ?? dueAt,
    words: climbedAt === null ? stepWords(content, nameOf).map(sentence) : effects.map((effect) => effectWords(effect, nameOf)),
    state: stateOf(place, climbed, state),
  }));
}

function stateOf(place: number, climbed: number, state: EscalationView['state']): Rung['state'] {
  if (place < climbed) return 'climbed';
  if (state !== 'running') return 'left';
  return place === climbed ? 'next' : 'ahead';
}

/** How it ended; empty while it has not. */
export function endWords({ state, because, ended }: EscalationView): string {
  if (state === 'finished') return 'Nobody has acknowledged it, and there is no step left.';
  if (!ended) return '';
  if (state === 'acknowledged') return `Acknowledged by ${ended.by.name}`;
  if (because === 'solved') return 'Stopped: the ticket was solved';
  if (because === 'closed') return 'Stopped: the ticket was closed';
  return `Stopped by ${ended.by.kind === 'rule' ? `the rule “${ended.by.name}”` : ended.by.name}`;
}
