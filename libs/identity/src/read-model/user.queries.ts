import { Config } from '@casewright/config';
import type { MeView, UserState, UserView } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { meView, userColumns, userView, type UserRow } from './user.rows';

export interface Credentials {
  readonly id: string;
  readonly state: UserState;
  readonly passwordHash: string | null;
}

@Injectable()
export class UserQueries {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async user(id: string): Promise<UserView> {
    const [row] = await this.database.query<UserRow>(`${userColumns} where u.id = $1`, [id]);
    if (!row) throw missing();
    return userView(row);
  }

  /** Null where the user is not active. */
  async me(id: string): Promise<MeView | null> {
    const [row] = await this.database.query<UserRow>(`${userColumns} where u.id = $1 and u.state = 'active'`, [id]);
    return row ? meView(row, this.config.values.CASEWRIGHT_PROFILE) : null;
  }

  async credentials(email: string): Promise<Credentials | null> {
    const [row] = await this.database.query<{ id: string; state: UserState; password_hash: string | null }>(
      'select id, state, password_hash from identity.users where email = $1',
      [email],
    );
    return row ? { id: row.id, state: row.state, passwordHash: row.password_hash } : null;
  }

  /** Not a change of the user: their version stays. */
  async recordSignIn(id: string, at: Date): Promise<void> {
    await this.database.query('update identity.users set last_sign_in_at = $2 where id = $1', [id, at]);
  }
}
