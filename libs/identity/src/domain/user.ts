import type { Role, UserState } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

export interface Standing {
  readonly role: Role;
  readonly state: UserState;
}

const isActiveAdmin = ({ role, state }: Standing): boolean => role === 'admin' && state === 'active';

/** Somebody must be able to let others in. */
export function refuseLosingLastAdmin(before: Standing, after: Standing, otherActiveAdmins: number): void {
  if (isActiveAdmin(before) && !isActiveAdmin(after) && otherActiveAdmins === 0) {
    throw new DomainError('state.conflict', 'This is the last administrator. Make somebody else an administrator first.');
  }
}

export function requireState(user: Standing, state: UserState, sentence: string): void {
  if (user.state !== state) throw new DomainError('state.conflict', sentence);
}

/** The state after a deactivated user comes back: without a password they need a new invitation. */
export const stateAfterReturn = (passwordHash: string | null): UserState => (passwordHash === null ? 'invited' : 'active');

/** What a search looks through. */
export const searchable = (...texts: readonly string[]): string => texts.join(' ').toLowerCase().normalize('NFKC');
