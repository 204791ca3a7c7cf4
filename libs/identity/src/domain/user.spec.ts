import { refuseLosingLastAdmin, stateAfterReturn, type Standing } from './user';

const admin: Standing = { role: 'admin', state: 'active' };

describe('the last admin', () => {
  it.each<[string, Standing]>([
    ['made an agent', { role: 'agent', state: 'active' }],
    ['deactivated', { role: 'admin', state: 'deactivated' }],
  ])('cannot be %s', (_what, after) => {
    expect(() => refuseLosingLastAdmin(admin, after, 0)).toThrow('last administrator');
    expect(() => refuseLosingLastAdmin(admin, after, 1)).not.toThrow();
  });

  it.each<[string, Standing]>([
    ['an agent', { role: 'agent', state: 'active' }],
    ['an admin who never came', { role: 'admin', state: 'invited' }],
  ])('is not %s', (_who, before) => {
    expect(() => refuseLosingLastAdmin(before, { role: 'agent', state: 'deactivated' }, 0)).not.toThrow();
  });
});

it('a user without a password comes back as an invited one', () => {
  expect([stateAfterReturn(null), stateAfterReturn('hash')]).toEqual(['invited', 'active']);
});
