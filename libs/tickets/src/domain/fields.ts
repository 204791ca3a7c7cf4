import type { FieldKind, FieldValue, TicketEvent } from '@casewright/contracts';
import { requireLive, type Ticket } from './ticket';

/** A value for a field, checked against what the field is. Null takes the value away. */
export interface FieldSetting {
  readonly key: string;
  readonly kind: FieldKind;
  readonly to: FieldValue | null;
}

/** Text is sealed as the requester's; values of other kinds are about nobody. */
export function setField(state: Ticket, { key, kind, to }: FieldSetting): readonly TicketEvent[] {
  const live = requireLive(state);
  const from = live.fields[key] ?? null;
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return [{ type: 'ticket.field-set', data: { subjectId: kind === 'text' ? live.requesterId : null, key, kind, from, to } }];
}
