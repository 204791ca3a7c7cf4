import type { TriedActionView, TriedDecisionView, TryView } from '@casewright/contracts';
import { eventLabel, type ActionRegistry, type Decision, type PlannedAction } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { recordOf } from '../../domain/decision-record';
import { textsOf } from '../../domain/rehearse/planned-texts';
import { Languages } from '../language/languages';
import { DecisionViews } from '../decisions/decision-views';
import type { Occasion } from './occasion';

/** Decisions that nobody carries out, in the words of the ones that were. */
@Injectable()
export class TriedViews {
  constructor(
    private readonly views: DecisionViews,
    private readonly languages: Languages,
  ) {}

  /** `draftId`: the rule of which the draft was tried. */
  async of(occasion: Occasion, decisions: readonly Decision[], draftId: string | null): Promise<TriedDecisionView[]> {
    const records = decisions.map((decision) => recordOf(decision, occasion.moment));
    const views = await this.views.views(records, occasion.facts);
    const registry = (await this.languages.current()).actions;
    return decisions.map((decision, place) => {
      const { rule, outcome, reason, tree, changes, actions } = views[place] ?? never();
      const isDraft = rule.id === draftId;
      return {
        rule: { id: rule.id, name: rule.name, version: isDraft ? null : rule.version },
        isDraft,
        outcome,
        reason,
        tree,
        changes,
        actions: actions.map((action, index) => actionView(action, decision.actions[index], registry)),
      };
    });
  }
}

export const eventView = ({ moment: { event } }: Pick<Occasion, 'moment'>): TryView['event'] => ({
  id: event.eventId,
  type: event.type,
  label: eventLabel(event.type),
  version: event.version,
  at: event.meta.at,
});

function actionView(
  action: Pick<TriedActionView, 'id' | 'type' | 'label' | 'status' | 'message'>,
  planned: PlannedAction | undefined,
  registry: ActionRegistry,
): TriedActionView {
  const definition = registry.find(action.type);
  return {
    ...action,
    external: definition?.external === true,
    reversible: definition?.reversible === true,
    texts: planned ? [...textsOf(planned)] : [],
  };
}

function never(): never {
  throw new Error('A decision has no view');
}
