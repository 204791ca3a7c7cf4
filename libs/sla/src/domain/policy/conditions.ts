import type { ConditionNode, RuleProblem, TicketFieldDefinition } from '@casewright/contracts';
import {
  compileTree,
  FactReader,
  fieldFact,
  fieldFacts,
  parseDay,
  ticketCatalog,
  withFields,
  type CompiledTree,
  type FactCatalog,
  type FactValues,
} from '@casewright/rules';
import type { FieldNow, FollowedTicket } from '../clock/followed-ticket';

/** What policies may ask of a ticket: what its own events say, and no text about a person. */
const known: Readonly<Record<string, (ticket: FollowedTicket) => unknown>> = {
  'ticket.priority': ({ priority }) => priority,
  'ticket.severity': ({ severity }) => severity,
  'ticket.type': ({ type }) => type,
  'ticket.status': ({ status }) => status.id,
  'ticket.statusCategory': ({ status }) => status.category,
  'ticket.channel': ({ channel }) => channel,
  'ticket.teamId': ({ teamId }) => teamId,
  'ticket.assigneeId': ({ assigneeId }) => assigneeId,
  'ticket.requesterId': ({ requesterId }) => requesterId,
  'ticket.organisationId': ({ organisationId }) => organisationId,
  'ticket.tags': ({ tags }) => tags,
  'ticket.number': ({ number }) => number,
  'ticket.openedAt': ({ openedAt }) => openedAt,
  'ticket.isFollowUp': ({ isFollowUp }) => isFollowUp,
};

/** The ids of the facts that policies may ask for; fields that the desk has added come with it. */
export const policyFacts: readonly string[] = Object.keys(known);

const readers = Object.entries(known);

const valueOf = ({ kind, value }: FieldNow): unknown => (kind === 'date' ? parseDay(value) : value);

function factValues(ticket: FollowedTicket): FactValues {
  const values: Record<string, unknown> = {};
  for (const [fact, read] of readers) values[fact] = read(ticket);
  for (const [key, field] of Object.entries(ticket.fields)) values[fieldFact(key)] = valueOf(field);
  return values;
}

/** A ticket as conditions see it. Nothing that a policy may ask depends on the time. */
export const readerOf = (ticket: FollowedTicket): FactReader => new FactReader(factValues(ticket), null, 0);

/** The language of this desk's policies: that of rules with the desk's own fields. */
export const catalogWith = (fields: readonly TicketFieldDefinition[]): FactCatalog => withFields(ticketCatalog, fieldFacts(fields));

/** Conditions ready to be asked, or what keeps a policy from asking so; pointers lead into the policy. */
export function compileWhen(when: ConditionNode, catalog: FactCatalog): { readonly problems: readonly RuleProblem[] } | CompiledTree {
  const compiled = compileTree(when, '/when', catalog);
  if ('problems' in compiled) return compiled;
  const problems = compiled.leaves.flatMap(({ id, fact, operator }): RuleProblem[] => {
    if (fact.personal)
      return [{ pointer: `${id}/fact`, message: `"${fact.label}" is text about a person, which clocks never read: choose another fact.` }];
    if (!(fact.id in known) && fact.group !== 'fields')
      return [{ pointer: `${id}/fact`, message: `"${fact.label}" does not follow from the ticket alone: ${advice}` }];
    if (operator.aspect === 'value') return [];
    return [{ pointer: `${id}/operator`, message: `A policy asks what holds, not "${operator.label}": choose another comparison.` }];
  });
  return problems.length > 0 ? { problems } : compiled;
}

const advice = 'choose what the ticket itself says, such as its priority, team, organisation, tags or fields.';

/** What keeps conditions from being saved: also facts that tickets can no longer be given, which older policies keep. */
export function problemsOfWhen(when: ConditionNode, catalog: FactCatalog): readonly RuleProblem[] {
  const compiled = compileWhen(when, catalog);
  if ('problems' in compiled) return compiled.problems;
  const gone = compiled.leaves.filter(({ fact }) => fact.gone);
  return gone.map(({ id, fact }) => ({ pointer: `${id}/fact`, message: `"${fact.label}" was archived: choose another fact.` }));
}
