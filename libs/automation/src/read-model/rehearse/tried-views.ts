import type { TriedActionView, TriedDecisionView, TryView } from '@casewright/contracts';
import { eventLabel, type ActionRegistry, type Decision } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { recordOf } from '../../domain/decision-record';
import type { PlannedText } from '../../domain/rehearse/planned-texts';
import { Languages } from '../language/languages';
import { DecisionViews } from '../decisions/decision-views';
import type { Occasion } from './occasion';
import { PlannedTexts } from './planned-texts';

/** Decisions that nobody carries out, in the words of the ones that were. */
@Injectable()
export class TriedViews {
  constructor(
    private readonly views: DecisionViews,
    private readonly languages: Languages,
    private readonly texts: PlannedTexts,
  ) {}

  /** `draftId`: the rule of which the draft was tried. */
  async of(occasion: Occasion, decisions: readonly Decision[], draftId: string | null): Promise<TriedDecisionView[]> {
    const records = decisions.map((decision) => recordOf(decision, occasion.moment));
    const views = await this.views.views(records, occasion.facts);
    const registry = (await this.languages.current()).actions;
    const texts = await Promise.all(decisions.map(({ actions }) => Promise.all(actions.map((action) => this.texts.of(action, occasion)))));
    return decisions.map((_, place) => {
      const { rule, outcome, branch, reason, tree, changes, actions } = views[place] ?? never();
      const isDraft = rule.id === draftId;
      return {
        rule: { id: rule.id, name: rule.name, version: isDraft ? null : rule.version },
        isDraft,
        outcome,
        branch,
        reason,
        tree,
        changes,
        actions: actions.map((action, index) => actionView(action, texts[place]?.[index] ?? [], registry)),
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
  texts: PlannedText[],
  registry: ActionRegistry,
): TriedActionView {
  const definition = registry.find(action.type);
  return {
    ...action,
    external: definition?.external === true,
    reversible: definition?.reversible === true,
    texts,
  };
}

function never(): never {
  throw new Error('A decision has no view');
}
