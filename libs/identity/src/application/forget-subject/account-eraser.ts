import { erasedText } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Erasers, type Eraser, type Erasure } from '@casewright/retention';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** The account of a customer who is erased ends, with its sessions; the row stays, because the log names it. */
@Injectable()
export class AccountEraser implements Eraser, OnModuleInit {
  readonly name = 'accounts';

  constructor(
    private readonly database: Database,
    private readonly erasers: Erasers,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this);
  }

  async erase({ subjectId }: Erasure): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      `update identity.users set name = $2, email = 'erased-' || id || '@erased.invalid', state = 'deactivated', password_hash = null, search = '',
         request_hash = null, version = version + 1
       where person_id = $1 and role = 'customer' returning id`,
      [subjectId, erasedText],
    );
    const userIds = rows.map(({ id }) => id);
    for (const table of ['sessions', 'known_networks', 'invitations']) {
      await this.database.query(`delete from identity.${table} where user_id = any($1::uuid[])`, [userIds]);
    }
    await this.database.query(`delete from identity.changes where subject_kind = 'user' and subject_id = any($1::uuid[])`, [userIds]);
  }
}
