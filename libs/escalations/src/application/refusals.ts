import { DomainError } from '@casewright/kernel';

/** Something that the body of a request names is not there, or not any more. */
export const unknownReference = (pointer: string, message: string) =>
  new DomainError('reference.unknown', `${message}.`, { errors: [{ in: 'body', pointer, message }] });
