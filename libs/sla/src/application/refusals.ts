import { DomainError } from '@casewright/kernel';

export const missing = () => new DomainError('resource.missing', 'There is nothing here.');

/** Refuses a write that was made on an older version than the one that is stored. */
export function requireVersion(row: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.version) {
    throw new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion: row.version });
  }
}

export const unknownCalendar = (place: number) =>
  new DomainError('reference.unknown', 'There is no such calendar.', {
    errors: [{ in: 'body', pointer: `/targets/${place}/calendarId`, message: 'There is no such calendar' }],
  });
