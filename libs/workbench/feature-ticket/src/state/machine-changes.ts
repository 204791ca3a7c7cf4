import { isCustomField, type DecidedField, type TicketEventView } from '@casewright/contracts';

/** The field's name in the timeline → its name in decision records. */
const decidedFields: Readonly<Record<string, DecidedField>> = {
  priority: 'priority',
  status: 'status',
  type: 'type',
  severity: 'severity',
  subject: 'subject',
  requester: 'requesterId',
  team: 'teamId',
  assignee: 'assigneeId',
  tags: 'tags',
  followers: 'followers',
};

/** What is added to bit by bit stays explained while somebody adds more. */
const lists: ReadonlySet<DecidedField> = new Set(['tags', 'followers']);

const machines = new Set(['rule', 'process', 'plugin']);

/** For each field whose last change a machine made: the event that says so. The spark stands beside these. */
export function machineChanges(events: readonly TicketEventView[]): ReadonlyMap<DecidedField, TicketEventView> {
  const decided = new Map<DecidedField, TicketEventView>();
  for (const event of [...events].sort((a, b) => a.version - b.version)) {
    for (const change of event.changes) {
      const field = isCustomField(change.field) ? change.field : decidedFields[change.field];
      if (!field) continue;
      if (machines.has(event.actor.kind)) decided.set(field, event);
      else if (!lists.has(field)) decided.delete(field);
    }
  }
  return decided;
}
