import type { AccountChange, Role, TeamHistoryEntry, UserHistoryEntry, UserView } from '@casewright/contracts';
import { roleWords } from '@casewright/data-access';
import type { IconName, Tone } from '@casewright/ui';

/** What a role means for whoever gets it. */
export const roleHints: Readonly<Record<UserView['role'], string>> = {
  admin: 'Everything, also people, rules and the system',
  manager: 'All tickets and the set-up, but no people and no system levers',
  agent: 'Tickets of their teams, and those without a team',
  engineer: 'Tickets that they are assigned to or follow',
  customer: 'The tickets that they asked for',
};

interface StateLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
}

const stateLooks: Readonly<Record<UserView['state'], StateLook>> = {
  active: { tone: 'good', icon: 'passed', label: 'Active' },
  invited: { tone: 'info', icon: 'email', label: 'Invited' },
  deactivated: { tone: 'neutral', icon: 'lock', label: 'Deactivated' },
};
const expired: StateLook = { tone: 'warn', icon: 'clock', label: 'Invitation expired' };

export const hasExpired = ({ state, invitedUntil }: UserView, now: number): boolean =>
  state === 'invited' && (invitedUntil === null || Date.parse(invitedUntil) <= now);

export const stateLookOf = (user: UserView, now: number): StateLook => (hasExpired(user, now) ? expired : stateLooks[user.state]);

/** The states that a filter can ask for. */
export const stateOptions = (Object.keys(stateLooks) as UserView['state'][]).map((value) => ({ value, ...stateLooks[value] }));

export const historyWords: Readonly<Record<UserHistoryEntry['kind'] | TeamHistoryEntry['kind'], string>> = {
  added: 'Added',
  invited: 'Invited',
  joined: 'Chose a password and joined',
  edited: 'Changed',
  deactivated: 'Deactivated',
  reactivated: 'Let in again',
  'password-changed': 'Password changed',
  created: 'Made',
  'member-joined': 'Joined',
  'member-left': 'Left',
  removed: 'Removed',
};

const fieldWords: Readonly<Record<string, string>> = {
  email: 'Email address',
  name: 'Name',
  role: 'Role',
  teams: 'Teams',
  description: 'What it is for',
};

/** `Role: Agent → Manager`; what there was nothing of before is only named. */
export function changeWords({ field, from, to }: AccountChange): string {
  const name = fieldWords[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const words = (value: string | null) => (field === 'role' ? (roleWords[value as Role] ?? value) : value) ?? 'none';
  return from === null ? `${name}: ${words(to)}` : `${name}: ${words(from)} → ${words(to)}`;
}
