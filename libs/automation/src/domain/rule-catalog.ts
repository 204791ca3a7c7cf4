import { RuleActor, RulePhase, type RuleCatalogView } from '@casewright/contracts';
import { eventLabel, operators, operatorsFor, templateVariables, type RuleLanguage } from '@casewright/rules';

const sentence = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const choices = (values: readonly string[], label: (value: string) => string = sentence) =>
  values.map((value) => ({ value, label: label(value) }));
const phaseLabels: Readonly<Record<RulePhase, string>> = {
  intake: 'Intake',
  routing: 'Routing',
  sla: 'SLA',
  escalation: 'Escalation',
  notify: 'Notify',
  integrate: 'Integrate',
};

const actorLabels: Readonly<Record<RuleActor, string>> = {
  user: 'People of the desk',
  customer: 'Customers',
  rule: 'Rules',
  process: 'Processes, such as SLA clocks',
  plugin: 'Plugins',
  system: 'The program itself',
  import: 'Imports',
};

/** The language as a form needs it. */
export function ruleCatalog({ catalog, actions, eventTypes }: RuleLanguage): RuleCatalogView {
  return {
    facts: catalog.facts.map((fact) => ({
      id: fact.id,
      label: fact.label,
      group: fact.group,
      type: fact.type,
      reference: fact.reference ?? null,
      choices: (fact.choices ?? []).map(({ value, label }) => ({ value, label })),
      personal: fact.personal === true,
      ...(fact.day && { day: true }),
      ...(fact.gone && { gone: true }),
      operators: operatorsFor(fact).map(({ id }) => id),
    })),
    operators: operators.map(({ id, label, operand, missing }) => ({ id, label, operand, missing })),
    actions: actions.actions.map(({ type, label, permission, reversible, external, parameters }) => ({
      type,
      label,
      permission,
      reversible,
      external,
      parameters,
    })),
    events: choices(eventTypes, eventLabel),
    phases: choices(RulePhase.options, (phase) => phaseLabels[phase as RulePhase]),
    actors: choices(RuleActor.options, (actor) => actorLabels[actor as RuleActor]),
    changeableFields: catalog.facts
      .filter(({ tracked, gone }) => tracked && !gone)
      .map(({ id, label }) => ({ value: id.replace(/^ticket\./, ''), label })),
    templateVariables: Object.entries(templateVariables).map(([value, { label, example }]) => ({ value, label, example })),
  };
}
