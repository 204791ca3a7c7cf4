import { delayWords, offsetMilliseconds, stepWords, type LadderContent, type LadderStep, type NameOf } from '@casewright/contracts';
import type { Line, Rung } from '@casewright/ui';

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? 'do nothing yet') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** `After 30 min tell whoever has the ticket.`, one sentence for each step. */
export const stepSentence = (step: LadderStep, nameOf: NameOf): string =>
  `${sentence(delayWords(step.after))} ${listed(stepWords(step, nameOf))}.`;

/** What ends it, and by which hours it counts. */
export const countingSentence = (calendar: string | null): string =>
  `It counts ${calendar === null ? 'around the clock' : `in the working time of “${calendar}”`}, and climbs until somebody acknowledges it or the ticket is solved.`;

/** The steps as a picture shows them where no ticket climbs. */
export const rungsOf = (steps: readonly LadderStep[], nameOf: NameOf): readonly Rung[] =>
  steps.map((step) => ({
    delay: sentence(delayWords(step.after)),
    minutes: (offsetMilliseconds(step.after) ?? 0) / 60_000,
    at: null,
    words: stepWords(step, nameOf).map(sentence),
    state: 'ahead',
  }));

/** What a ladder says, line by line. */
export const ladderLines = ({ name, calendarId, steps }: LadderContent, nameOf: NameOf): readonly Line[] => [
  { label: 'Name', text: name },
  { label: 'Counts', text: calendarId === null ? 'around the clock' : nameOf(calendarId) },
  ...steps.map((step, place) => ({ label: `Step ${place + 1}`, text: stepSentence(step, nameOf) })),
];
