import { Config } from '@casewright/config';
import { Database } from '@casewright/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SignedTokens } from '../security/signed-tokens';
import { linkEnded } from './refusals';

const openInstallation = `
  select id from identity.installation
  where set_up_at is null and not exists (select from identity.users where role = 'admin' and state <> 'deactivated')`;

/** The way in to an installation that has no admin: a link that works once, which the program tells whoever starts it. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly database: Database,
    private readonly tokens: SignedTokens,
    private readonly config: Config,
  ) {}

  /** The set-up link; null once there is an admin. The same for all processes and starts. */
  async setUpLink(): Promise<string | null> {
    const [installation] = await this.database.query<{ id: string }>(openInstallation);
    if (!installation) return null;
    return `${this.config.values.PUBLIC_URL.replace(/\/$/, '')}/setup#${this.tokens.make('set-up', installation.id)}`;
  }

  async accepts(token: string): Promise<boolean> {
    const [id] = this.tokens.read('set-up', token) ?? [];
    const [installation] = await this.database.query<{ id: string }>(openInstallation);
    return installation !== undefined && installation.id === id;
  }

  /** Within the transaction that makes the admin: of two at once, the second finds the door shut. */
  async close(em: EntityManager, at: Date): Promise<void> {
    const open: unknown[] = await em.execute(`${openInstallation} for update`);
    if (open.length === 0) throw linkEnded();
    await em.execute('update identity.installation set set_up_at = ?', [at]);
  }
}
