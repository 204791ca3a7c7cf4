import type { FactView, OperatorView, RuleCatalogView } from '@casewright/contracts';

/** What clocks know of a ticket by its own events: ids, choices and numbers, nothing that a person wrote. Those asked for most come first. */
const known = ['priority', 'teamId', 'organisationId', 'type', 'severity', 'tags', 'channel', 'requesterId', 'assigneeId']
  .concat(['statusCategory', 'status', 'isFollowUp', 'number', 'openedAt'])
  .map((name) => `ticket.${name}`);

const ofTime: ReadonlySet<OperatorView['operand']> = new Set(['duration', 'calendar', 'calendar-duration']);

/** A policy asks what holds, not what has just changed and not how long ago something was. */
const asksWhatHolds = ({ id, operand }: OperatorView): boolean => !id.startsWith('changed') && !ofTime.has(operand);

/** The language of rules as far as policies speak it. */
export function policyCatalog(catalog: RuleCatalogView): RuleCatalogView {
  const operators = new Set(catalog.operators.filter(asksWhatHolds).map(({ id }) => id));
  const fields = catalog.facts.filter(({ group, personal }) => group === 'fields' && !personal);
  const facts = [...known.flatMap((id) => catalog.facts.find((fact) => fact.id === id) ?? []), ...fields];
  const fitting = (fact: FactView): FactView => ({ ...fact, operators: fact.operators.filter((id) => operators.has(id)) });
  return { ...catalog, facts: facts.map(fitting) };
}
