import { isCustomField, type BuiltInField, type DecidedField, type TicketEvent } from '@casewright/contracts';
import { requesterFacts, type FactCatalog, type FactDefinition } from '@casewright/rules';

interface DecidedFieldTraits {
  /** What people call it. */
  readonly label: string;
  /** The facts that change with it; the first one holds it. */
  readonly facts: readonly string[];
  /** What happens to a ticket when it changes. */
  readonly events: readonly TicketEvent['type'][];
  /** What a process changes later because of it. */
  readonly later?: readonly BuiltInField[];
}

/** The properties that rules change. */
const builtIn: Readonly<Record<BuiltInField, DecidedFieldTraits>> = {
  priority: { label: 'Priority', facts: ['ticket.priority'], events: ['ticket.priority-changed'] },
  status: { label: 'Status', facts: ['ticket.status', 'ticket.statusCategory'], events: ['ticket.status-changed'] },
  severity: { label: 'Severity', facts: ['ticket.severity'], events: ['ticket.severity-changed'] },
  subject: { label: 'Subject', facts: ['ticket.subject'], events: ['ticket.subject-changed'] },
  type: { label: 'Type', facts: ['ticket.type'], events: ['ticket.type-changed'] },
  teamId: { label: 'Team', facts: ['ticket.teamId'], events: ['ticket.team-assigned'] },
  assigneeId: { label: 'Assignee', facts: ['ticket.assigneeId'], events: ['ticket.agent-assigned'] },
  requesterId: { label: 'Requester', facts: requesterFacts, events: ['ticket.requester-changed'] },
  tags: { label: 'Tags', facts: ['ticket.tags'], events: ['ticket.tagged', 'ticket.untagged'] },
  followers: { label: 'Followers', facts: ['ticket.followerIds'], events: ['ticket.followed', 'ticket.unfollowed'] },
  escalation: { label: 'Escalation', facts: [], events: [], later: ['priority', 'teamId', 'assigneeId'] },
  comments: { label: 'Comments', facts: [], events: ['ticket.commented'] },
};

export const isDecidedField = (field: string): field is DecidedField => isCustomField(field) || Object.hasOwn(builtIn, field);

/** Of a field that the desk has added its catalog knows the label. */
export const traitsOf = (field: DecidedField): DecidedFieldTraits =>
  isCustomField(field) ? { label: field.slice('field.'.length), facts: [`ticket.${field}`], events: ['ticket.field-set'] } : builtIn[field];

/** The fact that holds a property that rules change. */
export const factHolding = (field: string, catalog: FactCatalog): FactDefinition | undefined =>
  isDecidedField(field) ? catalog.find(traitsOf(field).facts[0] ?? '') : undefined;

/** What the values of a property name by id. */
export const referenceHeld = (field: string, catalog: FactCatalog): string | undefined =>
  field === 'escalation' ? 'ladder' : factHolding(field, catalog)?.reference;

/** What people call a property that rules change. */
export function fieldLabel(field: string, catalog: FactCatalog): string {
  if (!isDecidedField(field)) return field;
  return (isCustomField(field) ? factHolding(field, catalog)?.label : undefined) ?? traitsOf(field).label;
}
