import { DomainError } from '@casewright/kernel';

export const signInFailed = () => new DomainError('auth.failed', 'The address or the password is wrong.');

export const sessionEnded = () => new DomainError('auth.expired', 'The session has ended. Sign in again.');

export const linkEnded = () => new DomainError('state.conflict', 'This link has been used, was replaced by a newer one, or is too old.');
