import { DomainError } from '@casewright/kernel';

export const unknownCalendar = (place: number) =>
  new DomainError('reference.unknown', 'There is no such calendar.', {
    errors: [{ in: 'body', pointer: `/targets/${place}/calendarId`, message: 'There is no such calendar' }],
  });
