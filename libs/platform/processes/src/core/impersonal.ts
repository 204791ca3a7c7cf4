import type { Stored } from '@casewright/kernel';
import type { EventTypes } from '@casewright/event-store';

/** The event without personal text, which processes must never keep: sealed fields become null. Where it is about nobody, nothing is sealed. */
export function impersonal(event: Stored, types: EventTypes): Stored {
  const fields = types.find(event.type)?.personalFields ?? [];
  if (fields.length === 0 || (event.data as { readonly subjectId?: string | null }).subjectId === null) return event;
  const blank = Object.fromEntries(fields.map((field) => [field, null]));
  return { ...event, data: { ...(event.data as object), ...blank } };
}
