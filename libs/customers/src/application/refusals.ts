import { DomainError } from '@casewright/kernel';
import { UniqueConstraintViolationException } from '@mikro-orm/core';

export const unknownOrganisation = () =>
  new DomainError('reference.unknown', 'There is no such organisation.', {
    errors: [{ in: 'body', pointer: '/organisationId', message: 'There is no such organisation' }],
  });

/** Refuses a write that was made on an older version than the one that is stored. */
export function requireVersion(row: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.version) {
    throw new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion: row.version });
  }
}

/** Turns a clash on a unique key into the refusal that names the field. */
export async function refuseTaken<Result>(pointer: string, sentence: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DomainError('resource.exists', sentence, { errors: [{ in: 'body', pointer, message: sentence }] });
  }
}
