import type { UserView } from '@casewright/contracts';
import type { Tone } from '@casewright/ui';

export const roleWords: Readonly<Record<UserView['role'], string>> = {
  admin: 'Administrator',
  manager: 'Manager',
  agent: 'Agent',
  engineer: 'Engineer',
  customer: 'Customer',
};

export const stateLooks: Readonly<Record<UserView['state'], { tone: Tone; label: string }>> = {
  active: { tone: 'good', label: 'Active' },
  invited: { tone: 'info', label: 'Invited' },
  deactivated: { tone: 'neutral', label: 'Deactivated' },
};
