import { permissionsOf, rolePermissions } from './permissions';
import { Role } from './vocabulary';

describe('permissionsOf', () => {
  it('lets nobody play the outside world where that is real, and takes nothing else away', () => {
    for (const role of Role.options) {
      expect(permissionsOf(role, 'embedded')).toEqual(rolePermissions[role]);
      expect(permissionsOf(role, 'cluster')).toEqual(rolePermissions[role].filter((permission) => permission !== 'mailbox.use'));
    }
    expect(permissionsOf('admin', 'cluster')).toHaveLength(permissionsOf('admin', 'embedded').length - 1);
  });
});
