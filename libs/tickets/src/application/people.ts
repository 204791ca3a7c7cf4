import type { PeopleDirectory, PersonSummary } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

/** The person with this id, also where they were removed since; refused where nobody has it. */
export async function requirePerson(people: PeopleDirectory, id: string): Promise<PersonSummary> {
  const person = (await people.people([id])).get(id);
  if (!person) throw new DomainError('reference.unknown', 'There is no person with this id.');
  return person;
}

/** The person who is to become the requester of a ticket that is there; somebody who was removed cannot. */
export async function requireRequester(people: PeopleDirectory, id: string): Promise<PersonSummary> {
  const person = await requirePerson(people, id);
  if (person.removed) throw new DomainError('reference.unknown', 'This person was removed: choose another one.');
  return person;
}
