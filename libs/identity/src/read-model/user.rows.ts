import type { MeView, Named, Role, UserState, UserView } from '@casewright/contracts';
import { permissionsOf } from '@casewright/contracts';

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  readonly person_id: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly teams: Named[];
  readonly invited_until: Date | null;
}

/** A user with the names of their teams and the end of an open invitation. */
export const userColumns = `
  select u.id, u.email, u.name, u.role, u.state, u.person_id, u.version, u.created_at, u.last_sign_in_at,
    (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id), '[]')
     from identity.teams t where t.id = any (u.team_ids) and t.removed_at is null) as teams,
    (select i.expires_at from identity.invitations i where i.user_id = u.id and i.ended_at is null) as invited_until
  from identity.users u`;

export const userView = (row: UserRow): UserView => ({
  id: row.id,
  version: row.version,
  name: row.name,
  email: row.email,
  role: row.role,
  state: row.state,
  teams: row.teams,
  createdAt: row.created_at.toISOString(),
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  invitedUntil: row.invited_until?.toISOString() ?? null,
});

export const meView = (row: UserRow, profile: 'embedded' | 'cluster'): MeView => ({
  id: row.id,
  version: row.version,
  name: row.name,
  email: row.email,
  role: row.role,
  permissions: permissionsOf(row.role, profile),
  teams: row.teams,
  personId: row.person_id,
});
