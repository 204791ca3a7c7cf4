import type { Stored } from '@casewright/kernel';
import type { EventTypes } from '@casewright/event-store';

/** The event without personal text, which processes must never keep: it becomes null. Where it is about nobody only remarks are. */
export function impersonal(event: Stored, types: EventTypes): Stored {
  const definition = types.find(event.type);
  const isAboutNobody = (event.data as { readonly subjectId?: string | null }).subjectId === null;
  const fields = (isAboutNobody ? definition?.remarks : definition?.personalFields) ?? [];
  if (fields.length === 0) return event;
  const blank = Object.fromEntries(fields.map((field) => [field, null]));
  return { ...event, data: { ...(event.data as object), ...blank } };
}
