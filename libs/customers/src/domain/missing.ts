import { DomainError } from '@casewright/kernel';

export const missing = () => new DomainError('resource.missing', 'There is nothing here.');
