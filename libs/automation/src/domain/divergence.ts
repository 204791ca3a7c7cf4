import type { DivergenceKind } from '@casewright/contracts';
import { canonicalJson, type CompiledRule, type Decision, type TicketMoment } from '@casewright/rules';
import { recordOf, type DecisionRecord } from './decision-record';

/** What one of the two versions made of the event, as it is kept. */
export type Side = Pick<DecisionRecord, 'outcome' | 'reason' | 'changes'>;

/** One event, as the version in shadow and the published one took it. */
export interface Divergence {
  readonly rule: CompiledRule;
  readonly kind: DivergenceKind;
  readonly trial: Side;
  readonly published: Side;
}

/** What is known of the event afterwards: who was watched, and who acted. */
export interface Taken {
  readonly shadows: readonly CompiledRule[];
  readonly watched: readonly Decision[];
  readonly decided: readonly Decision[];
}

/** Events on which neither of the two would fire say nothing, and most are such. */
export function divergencesOf({ shadows, watched, decided }: Taken, moment: TicketMoment): readonly Divergence[] {
  const sideOf = (decision: Decision | undefined): Side => {
    if (!decision) return { outcome: 'no-match', reason: null, changes: [] };
    const { outcome, reason, changes } = recordOf(decision, moment);
    return { outcome, reason, changes };
  };
  return shadows.flatMap((rule) => {
    const trial = watched.find((decision) => decision.rule === rule);
    const published = decided.find((decision) => decision.rule.document.ruleId === rule.document.ruleId);
    const kind = kindOf(trial, published);
    return kind === null ? [] : [{ rule, kind, trial: sideOf(trial), published: sideOf(published) }];
  });
}

function kindOf(trial: Decision | undefined, published: Decision | undefined): DivergenceKind | null {
  const [tried, acted] = [trial?.outcome === 'fired', published?.outcome === 'fired'];
  if (trial && published && tried && acted) return effectsOf(trial) === effectsOf(published) ? 'same' : 'other-changes';
  if (tried) return 'only-trial';
  return acted ? 'only-published' : null;
}

/** What a decision brings about, texts of mails and notes included, but not which version it was. */
export const effectsOf = ({ changes, actions }: Decision): string =>
  canonicalJson({
    changes,
    messages: actions.flatMap(({ steps }) => steps.map(({ message: { type, data } }) => ({ type, data: unnamed(data) }))),
  });

const unnamed = (data: unknown): unknown => (typeof data === 'object' && data !== null ? { ...data, rule: null } : data);
