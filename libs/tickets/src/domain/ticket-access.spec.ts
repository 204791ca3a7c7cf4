import { idFrom, type Principal } from '@casewright/kernel';
import { rolePermissions, type Role } from '@casewright/contracts';
import { sees, ticketAccess } from './ticket-access';

const [me, team, person] = [idFrom('me'), idFrom('team'), idFrom('person')];
const principalOf = (role: Role): Principal => ({
  userId: me,
  sessionId: 'session',
  role,
  permissions: new Set(rolePermissions[role]),
  teamIds: [team],
  personId: role === 'customer' ? person : null,
});
const foreign = { teamId: idFrom('other'), assigneeId: null, followerIds: [], requesterId: idFrom('somebody') };
const tickets = {
  foreign,
  'own team': { ...foreign, teamId: team },
  'no team': { ...foreign, teamId: null },
  assigned: { ...foreign, assigneeId: me },
  followed: { ...foreign, followerIds: [me] },
  requested: { ...foreign, requesterId: person },
};

describe('ticketAccess', () => {
  it.each<[Role, (keyof typeof tickets)[]]>([
    ['admin', ['foreign', 'own team', 'no team', 'assigned', 'followed', 'requested']],
    ['manager', ['foreign', 'own team', 'no team', 'assigned', 'followed', 'requested']],
    ['agent', ['own team', 'no team', 'assigned', 'followed']],
    ['engineer', ['assigned', 'followed']],
    ['customer', ['requested']],
  ])('shows %s: %s', (role, expected) => {
    const access = ticketAccess(principalOf(role));
    const seen = Object.entries(tickets).filter(([, facts]) => sees(access, facts));
    expect(seen.map(([name]) => name)).toEqual(expected);
  });

  it('keeps internal notes from customers even if a role gave them the permission', () => {
    expect(ticketAccess({ ...principalOf('customer'), permissions: new Set(['ticket.note']) }).internal).toBe(false);
  });
});
