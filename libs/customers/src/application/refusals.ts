import { DomainError } from '@casewright/kernel';

export const unknownOrganisation = () =>
  new DomainError('reference.unknown', 'There is no such organisation.', {
    errors: [{ in: 'body', pointer: '/organisationId', message: 'There is no such organisation' }],
  });
