import { erasedText, type TicketEvent, type TicketEventView, type TicketFieldDefinition } from '@casewright/contracts';
import { unreachable } from '@casewright/kernel';
import { statusLabel, valueWords } from '../../domain';
import type { Names } from '../names';
import { referenceOf } from '../ticket-common-view';

type Change = TicketEventView['changes'][number];

/** The fields that the desk has added, by key. */
export type KnownFields = ReadonlyMap<string, TicketFieldDefinition>;

type FieldSet = Extract<TicketEvent, { type: 'ticket.field-set' }>;

/** Before and after, in words. */
export function changesOf(event: TicketEvent, names: Names, fields: KnownFields, audience: 'staff' | 'customer'): Change[] {
  switch (event.type) {
    case 'ticket.opened': {
      const { imported } = event.data;
      return imported && audience === 'staff' ? [{ field: 'imported', from: null, to: `${imported.source} ${imported.reference}` }] : [];
    }
    case 'ticket.commented':
      return [];
    case 'ticket.subject-changed':
      return [{ field: 'subject', from: event.data.from, to: event.data.to }];
    case 'ticket.type-changed':
      return [{ field: 'type', ...event.data }];
    case 'ticket.priority-changed':
      return [{ field: 'priority', ...event.data }];
    case 'ticket.severity-changed':
      return [{ field: 'severity', ...event.data }];
    case 'ticket.status-changed':
      return [{ field: 'status', from: statusLabel(event.data.from, audience), to: statusLabel(event.data.to, audience) }];
    case 'ticket.requester-changed':
      return [{ field: 'requester', from: names.person(event.data.from).name, to: names.person(event.data.to).name }];
    case 'ticket.team-assigned':
      return [named('team', event.data, names.team)];
    case 'ticket.agent-assigned':
      return [named('assignee', event.data, names.user)];
    case 'ticket.tagged':
      return [{ field: 'tags', from: null, to: event.data.tag }];
    case 'ticket.untagged':
      return [{ field: 'tags', from: event.data.tag, to: null }];
    case 'ticket.followed':
      return [named('followers', { from: null, to: event.data.userId }, names.user)];
    case 'ticket.unfollowed':
      return [named('followers', { from: event.data.userId, to: null }, names.user)];
    case 'ticket.field-set':
      return [fieldChange(event, fields)];
    case 'ticket.snoozed':
      return [{ field: 'snoozedUntil', from: null, to: event.data.until }];
    case 'ticket.snooze-ended':
      return [{ field: 'snoozedUntil', from: event.data.until, to: null }];
    case 'ticket.merged':
      return [{ field: 'mergedInto', from: null, to: referenceOf(event.data.intoNumber) }];
    case 'ticket.absorbed':
      return [{ field: 'mergedFrom', from: null, to: referenceOf(event.data.mergedNumber) }];
    case 'ticket.split':
      return audience === 'staff' ? [{ field: 'splits', from: null, to: referenceOf(event.data.intoNumber) }] : [];
    default:
      return unreachable(event);
  }
}

function fieldChange({ data }: FieldSet, fields: KnownFields): Change {
  const { key, kind, from, to, subjectId } = data;
  const known = fields.get(key);
  const words = (value: typeof from) => valueWords({ kind, choices: known?.choices ?? [] }, value);
  // An event that changes nothing is never written: without both sides it was about somebody who was forgotten.
  const gone = subjectId !== null && from === null && to === null;
  return { field: `field.${key}`, label: known?.label ?? key, from: gone ? erasedText : words(from), to: gone ? erasedText : words(to) };
}

function named(
  field: string,
  { from, to }: { from: string | null; to: string | null },
  name: (id: string | null) => { name: string } | null,
): Change {
  return { field, from: name(from)?.name ?? null, to: name(to)?.name ?? null };
}
