import type { WhyNotVerdict } from '@casewright/contracts';
import { nearestMiss, type TicketMoment, type TraceGroup, type TraceLeaf } from '@casewright/rules';

/** How one event of the ticket looks to a rule that did not fire on it. */
export interface Assessment {
  readonly verdict: WhyNotVerdict;
  readonly event: TicketMoment['event'];
  readonly version: number;
  readonly tree: TraceGroup | null;
  /** What the decision says for itself. */
  readonly reason: string | null;
  /** When it was paused, for `paused`. */
  readonly pausedAt?: string;
}

/** The comparisons that kept the rule from firing; empty where the conditions held. */
export const missesOf = ({ tree }: Assessment): readonly TraceLeaf[] => (tree ? nearestMiss(tree) : []);

/** The event on which the rule came nearest to firing; of equals, the latest. */
export function nearest(assessments: readonly Assessment[]): Assessment | null {
  const distance = (assessment: Assessment) => missesOf(assessment).length + (assessment.verdict === 'trigger-rejected' ? 1 : 0);
  const ordered = [...assessments].sort((left, right) => distance(left) - distance(right) || right.event.version - left.event.version);
  return ordered[0] ?? null;
}

/** The answer in a sentence or two; `nearestText` describes the nearest comparison. */
export function sentenceOf(assessment: Assessment, nearestText: string | null): string {
  const wouldHave =
    assessment.tree === null
      ? ''
      : nearestText === null
        ? ' Its conditions would have held.'
        : ` Its conditions would not have held: ${nearestText}`;
  switch (assessment.verdict) {
    case 'paused':
      return `The rule was paused${assessment.pausedAt ? ` since ${assessment.pausedAt}` : ''}, so it was not asked.${wouldHave}`;
    case 'not-live-then':
      return assessment.reason && nearestText === null ? assessment.reason : `The rule was not live yet when this happened.${wouldHave}`;
    case 'no-match':
      return `Its conditions did not hold: ${nearestText ?? 'nothing of it is known.'}`;
    default:
      return assessment.reason ?? 'The rule has not fired.';
  }
}
