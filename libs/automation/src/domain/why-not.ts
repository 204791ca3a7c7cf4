import type { ExplainedLeaf, WhyNotVerdict } from '@casewright/contracts';
import { nearestMiss, noValueText, type TicketMoment, type TraceGroup, type TraceLeaf } from '@casewright/rules';

/** How one event of the ticket looks to a rule that did not fire on it. */
export interface Assessment {
  readonly verdict: WhyNotVerdict;
  readonly event: TicketMoment['event'];
  readonly version: number;
  readonly tree: TraceGroup | null;
  /** What the decision says for itself. */
  readonly reason: string | null;
  /** The stretch without the rule that the event fell into, for `paused`, `tripped` and `archived`. */
  readonly pause: Pause | null;
  /** What a reader should know of another version. */
  readonly aside: string | null;
}

/** Since when a rule was paused, and until when; `to` is null while it still is. ISO 8601. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/** The comparisons that kept the rule from firing; empty where the conditions held. */
export const missesOf = ({ tree }: Assessment): readonly TraceLeaf[] => (tree ? nearestMiss(tree) : []);

/** The event on which the rule came nearest to firing; of equals, the latest. */
export function nearest(assessments: readonly Assessment[]): Assessment | null {
  const distance = (assessment: Assessment) => missesOf(assessment).length + (assessment.verdict === 'trigger-rejected' ? 1 : 0);
  const ordered = [...assessments].sort((left, right) => distance(left) - distance(right) || right.event.version - left.event.version);
  return ordered[0] ?? null;
}

/** The answer in a few sentences; `nearestText` describes the nearest comparison. */
export function sentenceOf(assessment: Assessment, nearestText: string | null): string {
  const sentence = verdictWords(assessment, nearestText);
  return assessment.aside === null ? sentence : `${sentence} ${assessment.aside}`;
}

function verdictWords(assessment: Assessment, nearestText: string | null): string {
  const { verdict, reason } = assessment;
  switch (verdict) {
    case 'paused':
    case 'tripped':
    case 'archived':
      return `${restWords(verdict, assessment.pause)} ${otherwise(assessment, nearestText)}`.trimEnd();
    case 'shadow':
      return `The rule is in shadow: it is only watched and never acts. ${otherwise(assessment, nearestText)}`.trimEnd();
    case 'not-in-canary':
      return `The rule acts as a canary, and the ticket is not in the canary’s share. ${otherwise(assessment, nearestText)}`.trimEnd();
    case 'not-live-then':
      if (reason && nearestText === null) return reason;
      return `The rule was not live yet when this happened. ${otherwise(assessment, nearestText)}`.trimEnd();
    case 'no-match':
      return `Its conditions did not hold. ${nearestText ?? ''}`.trimEnd();
    default:
      return reason ?? 'The rule has not fired.';
  }
}

const restNames = { paused: 'paused', tripped: 'stopped by its breaker', archived: 'archived' } as const;

function restWords(verdict: keyof typeof restNames, pause: Pause | null): string {
  const how = restNames[verdict];
  return pause?.to === null
    ? `The rule is ${how}, so it was not asked.`
    : `The rule was ${how} then, so it was not asked. It runs again now.`;
}

/** What it would have done, had it been asked. */
function otherwise({ tree }: Assessment, nearestText: string | null): string {
  if (tree === null) return '';
  return nearestText === null ? 'Its conditions would have held.' : `Its conditions would not have held. ${nearestText}`;
}

/** The nearest comparison in words: `Wanted: “Subject” contains “urgent”. Found: “Hello”.` */
export function missText({ factLabel, operatorLabel, expectedText, actualText }: ExplainedLeaf): string {
  const wanted = `“${factLabel}” ${operatorLabel}${expectedText === '' ? '' : ` “${expectedText}”`}`;
  return `Wanted: ${wanted}. Found: ${actualText === noValueText ? noValueText : `“${actualText}”`}.`;
}
