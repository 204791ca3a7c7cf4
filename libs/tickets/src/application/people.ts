import type { PeopleDirectory, PersonSummary } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

/** The person who is to be a ticket's requester; refused where nobody has this id. */
export async function requirePerson(people: PeopleDirectory, id: string): Promise<PersonSummary> {
  const person = (await people.people([id])).get(id);
  if (!person) throw new DomainError('reference.unknown', 'There is no person with this id.');
  return person;
}
