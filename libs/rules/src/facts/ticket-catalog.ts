import {
  Channel,
  ClockState,
  defaultStatuses,
  Priority,
  Severity,
  StatusCategory,
  ticketEvents,
  TicketType,
  Visibility,
  AuthorKind,
  RuleActor,
} from '@casewright/contracts';
import { FactCatalog, type FactDefinition } from './fact-catalog';

const asChoices = (values: readonly string[]) => values.map((value) => ({ value, label: sentence(value) }));
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1).replaceAll('-', ' ');
const statuses = defaultStatuses.map(({ id, label }) => ({ value: id, label }));

/** Properties whose value before the event is known as well. */
const tracked: readonly Omit<FactDefinition, 'group' | 'tracked'>[] = [
  { id: 'ticket.subject', label: 'Subject', type: 'text', personal: true },
  { id: 'ticket.status', label: 'Status', type: 'choice', choices: statuses },
  { id: 'ticket.statusCategory', label: 'Status category', type: 'choice', choices: asChoices(StatusCategory.options) },
  { id: 'ticket.priority', label: 'Priority', type: 'choice', choices: asChoices(Priority.options) },
  { id: 'ticket.severity', label: 'Severity', type: 'choice', choices: asChoices(Severity.options) },
  { id: 'ticket.type', label: 'Type', type: 'choice', choices: asChoices(TicketType.options) },
  { id: 'ticket.teamId', label: 'Team', type: 'reference', reference: 'team' },
  { id: 'ticket.assigneeId', label: 'Assignee', type: 'reference', reference: 'agent' },
  { id: 'ticket.requesterId', label: 'Requester', type: 'reference', reference: 'person' },
  { id: 'ticket.organisationId', label: 'Organisation', type: 'reference', reference: 'organisation' },
  { id: 'ticket.tags', label: 'Tags', type: 'list' },
  { id: 'ticket.followerIds', label: 'Followers', type: 'list', reference: 'agent' },
];

const ticket: readonly FactDefinition[] = [
  ...tracked.map((fact) => ({ ...fact, group: 'ticket' as const, tracked: true })),
  { id: 'ticket.number', label: 'Number', group: 'ticket', type: 'number' },
  { id: 'ticket.channel', label: 'Channel', group: 'ticket', type: 'choice', choices: asChoices(Channel.options) },
  { id: 'ticket.firstMessage', label: 'First message', group: 'ticket', type: 'text', personal: true },
  { id: 'ticket.openedAt', label: 'Time of opening', group: 'ticket', type: 'date' },
  { id: 'ticket.lastCustomerMessageAt', label: 'Last message of the customer', group: 'ticket', type: 'date' },
  { id: 'ticket.lastAgentReplyAt', label: 'Last public reply of an agent', group: 'ticket', type: 'date' },
  { id: 'ticket.commentCount', label: 'Number of comments', group: 'ticket', type: 'number' },
  { id: 'ticket.isFollowUp', label: 'Follows up a closed ticket', group: 'ticket', type: 'boolean' },
];

const before: readonly FactDefinition[] = tracked.map((fact) => ({ ...earlierFact(fact), group: 'before' }));

const around: readonly FactDefinition[] = [
  { id: 'requester.name', label: 'Name of the requester', group: 'requester', type: 'text', personal: true },
  { id: 'requester.email', label: 'Email address of the requester', group: 'requester', type: 'text', personal: true },
  { id: 'requester.emailDomain', label: 'Mail domain of the requester', group: 'requester', type: 'text', personal: true },
  { id: 'organisation.name', label: 'Name of the organisation', group: 'organisation', type: 'text' },
  {
    id: 'event.type',
    label: 'What happened',
    group: 'event',
    type: 'choice',
    choices: Object.keys(ticketEvents).map((type) => ({ value: type, label: eventLabel(type) })),
  },
  { id: 'event.at', label: 'When it happened', group: 'event', type: 'date' },
  { id: 'event.actor', label: 'Who did it', group: 'event', type: 'choice', choices: asChoices(RuleActor.options) },
  { id: 'event.automatic', label: 'By an automatic message', group: 'event', type: 'boolean' },
  { id: 'event.commentText', label: 'Text of the new comment', group: 'event', type: 'text', personal: true },
  { id: 'event.commentAuthor', label: 'Author of the new comment', group: 'event', type: 'choice', choices: asChoices(AuthorKind.options) },
  {
    id: 'event.commentVisibility',
    label: 'Visibility of the new comment',
    group: 'event',
    type: 'choice',
    choices: asChoices(Visibility.options),
  },
  { id: 'event.attachmentCount', label: 'Attachments of the new comment', group: 'event', type: 'number' },
];

const clocks: readonly FactDefinition[] = (
  [
    ['first-reply', 'first reply'],
    ['next-reply', 'next reply'],
    ['periodic-update', 'next update'],
    ['agent-work', 'work of agents'],
    ['requester-wait', 'wait of the requester'],
    ['resolution', 'resolution'],
    ['ownership', 'time of the owning team'],
  ] as const
).flatMap(([target, words]) => [
  {
    ...{ id: `sla.${target}.state`, label: `State of the clock for the ${words}`, group: 'clocks', type: 'choice' },
    ...{ choices: asChoices(ClockState.options), lookUp: 'clocks' },
  } as const,
  { id: `sla.${target}.dueAt`, label: `When the ${words} is due`, group: 'clocks', type: 'date', lookUp: 'clocks' } as const,
]);

const load: readonly FactDefinition[] = [
  { id: 'load.team', label: 'Open tickets of the team', group: 'load', type: 'number', lookUp: 'load' },
  { id: 'load.assignee', label: 'Open tickets of the assignee', group: 'load', type: 'number', lookUp: 'load' },
];

/** The same fact before the event; what was before that is not known. */
function earlierFact<Fact extends Omit<FactDefinition, 'group'>>({ tracked: _, ...fact }: Fact & { tracked?: boolean }) {
  return { ...fact, id: beforeFact(fact.id), label: `${fact.label} before the event` };
}

/** The id of the fact that holds the value before the event: `ticket.priority` → `before.priority`. */
export function beforeFact(id: string): string {
  return id.replace(/^ticket\./, 'before.');
}

/** `ticket.priority-changed` → `Priority changed`. */
export function eventLabel(type: string): string {
  // What happens to an escalation would be taken for something that happened to the ticket.
  return sentence(type.replace(/^(?!escalation\.)[^.]*\./, '').replace('.', '-'));
}

/** What fields of the desk add to a catalog: each after the event, and before it. */
export function withFields(catalog: FactCatalog, facts: readonly FactDefinition[]): FactCatalog {
  const earlier = facts.map((fact) => ({ ...earlierFact(fact), group: 'before' as const }));
  return facts.length === 0 ? catalog : catalog.with([...facts, ...earlier]);
}

/** Every fact of a ticket's event. */
export const ticketCatalog = new FactCatalog([...ticket, ...around, ...clocks, ...load, ...before]);
export const trackedFacts: readonly string[] = tracked.map((fact) => fact.id);
