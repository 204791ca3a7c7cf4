import { DomainError } from '@casewright/kernel';

export const badAddress = (message: string) =>
  new DomainError('request.invalid', message, { errors: [{ in: 'body', pointer: '/url', message }] });
