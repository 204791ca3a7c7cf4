import type { ClockView } from '@casewright/contracts';
import { minutesAsText, warningWords } from '@casewright/ui';

export type MarkKind = 'now' | 'warning' | 'due' | 'level';

/** A moment of a clock, for the picture and for the list below it. */
export interface Mark {
  readonly kind: MarkKind;
  readonly at: number;
  /** A few letters, for the picture. */
  readonly short: string;
  readonly words: string;
  /** It has come. */
  readonly isPast: boolean;
}

/** A stretch of the picture; what runs after the due time is over. */
export interface Segment {
  readonly kind: 'running' | 'over' | 'paused';
  readonly from: number;
  readonly to: number;
}

/** What is known of when the clock is warned about, due, and over by so much, in the order of time. `now` in milliseconds. */
export function marksOf(clock: ClockView, now: number): readonly Mark[] {
  const mark = (kind: MarkKind, at: string | null, short: string, words: string): Mark[] =>
    at === null ? [] : [{ kind, at: Date.parse(at), short, words, isPast: Date.parse(at) <= now }];
  const marks = [
    ...clock.warnings.flatMap(({ warning, at, givenAt }) => mark('warning', givenAt ?? at, '!', `Warning at ${warningWords(warning)}`)),
    ...mark('due', clock.dueAt ?? clock.breachedAt, 'due', 'Due'),
    ...clock.breachLevels.flatMap(({ minutes, at, reachedAt }, place) =>
      mark('level', reachedAt ?? at, `L${place + 2}`, `Level ${place + 2}, ${minutesAsText(minutes)} over`),
    ),
    ...(clock.stopped ? [] : mark('now', new Date(now).toISOString(), 'now', 'Now')),
  ];
  return marks.sort((left, right) => left.at - right.at);
}

/** The stretches of the ledger; the one that goes on ends now. */
export function segmentsOf(clock: ClockView, now: number): readonly Segment[] {
  const due = Date.parse(clock.dueAt ?? clock.breachedAt ?? '');
  return clock.ledger.flatMap(({ from, to, kind }): Segment[] => {
    const [start, end] = [Date.parse(from), to === null ? now : Date.parse(to)];
    if (kind === 'paused' || !(due < end)) return [{ kind, from: start, to: end }];
    if (due <= start) return [{ kind: 'over', from: start, to: end }];
    return [
      { kind, from: start, to: due },
      { kind: 'over', from: due, to: end },
    ];
  });
}
