import type { Role } from '@casewright/contracts';

/** Roles as people call them. */
export const roleWords: Readonly<Record<Role, string>> = {
  admin: 'Administrator',
  manager: 'Manager',
  agent: 'Agent',
  engineer: 'Engineer',
  customer: 'Customer',
};
