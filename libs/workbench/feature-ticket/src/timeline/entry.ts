import { isCustomField, type TicketEventView, type WhyField } from '@casewright/contracts';
import { briefTime, type IconName } from '@casewright/ui';
import type { CausedBy } from '../state/side';

interface Kind {
  readonly what: string;
  readonly icon: IconName;
  readonly field?: WhyField;
}

const kinds: Readonly<Record<string, Kind>> = {
  'ticket.opened': { what: 'opened the ticket', icon: 'add' },
  'ticket.commented': { what: 'wrote', icon: 'reply', field: 'comments' },
  'ticket.subject-changed': { what: 'changed the subject', icon: 'edit', field: 'subject' },
  'ticket.type-changed': { what: 'changed the type', icon: 'edit', field: 'type' },
  'ticket.status-changed': { what: 'changed the status', icon: 'statusOpen', field: 'status' },
  'ticket.priority-changed': { what: 'changed the priority', icon: 'priorityHigh', field: 'priority' },
  'ticket.severity-changed': { what: 'changed the severity', icon: 'alert', field: 'severity' },
  'ticket.requester-changed': { what: 'changed the requester', icon: 'account', field: 'requesterId' },
  'ticket.team-assigned': { what: 'changed the team', icon: 'people', field: 'teamId' },
  'ticket.agent-assigned': { what: 'changed the assignee', icon: 'assign', field: 'assigneeId' },
  'ticket.tagged': { what: 'added the tag', icon: 'tag', field: 'tags' },
  'ticket.untagged': { what: 'removed the tag', icon: 'tag', field: 'tags' },
  'ticket.followed': { what: 'added a follower:', icon: 'follow', field: 'followers' },
  'ticket.snoozed': { what: 'snoozed the ticket until', icon: 'snooze' },
  'ticket.snooze-ended': { what: 'brought the snoozed ticket back', icon: 'snooze' },
  'ticket.merged': { what: 'merged the ticket into', icon: 'merge' },
  'ticket.absorbed': { what: 'merged another ticket into this one:', icon: 'merge' },
  'ticket.split': { what: 'opened a message as a new ticket:', icon: 'split' },
  'ticket.unfollowed': { what: 'removed a follower:', icon: 'follow', field: 'followers' },
};

/** Where a rule did it: which rule, on which event. */
export function causeOf({ actor, causationId }: TicketEventView): CausedBy | null {
  return actor.kind === 'rule' && causationId !== null ? { ruleId: actor.id, eventId: causationId } : null;
}

/** The event that carries the comment knows its cause; null where a person wrote it. */
export function causeOfComment(events: readonly TicketEventView[], commentId: string): CausedBy | null {
  const by = events.find((event) => event.data['commentId'] === commentId);
  return by ? causeOf(by) : null;
}

/** A field that the desk has added. */
function fieldKind({ changes: [change] }: TicketEventView): Kind | null {
  return change && isCustomField(change.field) ? { what: `set ${change.label ?? 'a field'}:`, icon: 'edit', field: change.field } : null;
}

/** Which settings, so that one can look them up. */
const automaticWords = ({ afterDays, settingsVersion }: NonNullable<TicketEventView['automatic']>): string =>
  `changed the status by itself after ${afterDays} ${afterDays === 1 ? 'day' : 'days'}, by auto-close settings version ${settingsVersion}:`;

const endWords: Readonly<Record<string, string>> = {
  time: 'its time has come',
  'customer-replied': 'the requester has answered',
  changed: 'it was changed',
  'taken-back': 'taken back',
};

/** The time as the reader's clock shows it, or why it ended. */
function snoozeChanges({ type, at, data }: TicketEventView): TicketEventView['changes'] {
  const to = type === 'ticket.snoozed' ? briefTime(String(data['until']), Date.parse(at)) : (endWords[String(data['because'])] ?? '');
  return [{ field: 'snoozedUntil', from: null, to }];
}

/** A ticket that lived in another system before: which it was there stands in the change. */
const takenOver = ({ type, changes: [change] }: TicketEventView): Kind | null =>
  type === 'ticket.opened' && change ? { what: 'took the ticket over:', icon: 'add' } : null;

/** An event in words. `question` is set where a rule did it, so that one can ask why. */
export function entryOf(event: TicketEventView) {
  const kind = takenOver(event) ??
    kinds[event.type] ??
    fieldKind(event) ?? { what: event.type.replace(/^\w+\./, '').replace(/-/g, ' '), icon: 'history' as const };
  const machine = event.actor.kind === 'rule';
  const by = causeOf(event);
  const version = machine && event.actor.version !== null ? ` (version ${event.actor.version})` : '';
  return {
    id: event.id,
    at: event.at,
    who: event.automatic ? 'Auto-close' : event.actor.name + version,
    what: event.automatic ? automaticWords(event.automatic) : kind.what,
    icon: machine ? ('spark' as const) : kind.icon,
    machine,
    question: by && kind.field ? { field: kind.field, by } : null,
    changes: event.type.startsWith('ticket.snooze') ? snoozeChanges(event) : event.changes,
  };
}
