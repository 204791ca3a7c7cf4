import { DomainError } from '@casewright/kernel';

export const missing = () => new DomainError('resource.missing', 'There is nothing here.');

export const badAddress = (message: string) =>
  new DomainError('request.invalid', message, { errors: [{ in: 'body', pointer: '/url', message }] });
