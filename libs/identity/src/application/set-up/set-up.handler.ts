import type { SetUp } from '@casewright/contracts';
import { refuseTaken } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandMeta } from '@casewright/kernel';
import { LoginThrottle } from '../../security/login-throttle';
import { Passwords } from '../../security/passwords';
import { creationKey } from '../creation-key';
import { FirstAdmin } from '../first-admin';
import { AccountHistory, bySelf } from '../history/account-history';
import { addressTaken, createUser } from '../new-user';
import { linkEnded } from '../refusals';
import { Sessions } from '../sessions/sessions';
import { SetUpCommand } from './set-up.command';

@CommandHandler(SetUpCommand)
export class SetUpHandler implements ICommandHandler<SetUpCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly firstAdmin: FirstAdmin,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
    private readonly sessions: Sessions,
    private readonly history: AccountHistory,
  ) {}

  async execute({ firstAdmin, origin, meta }: SetUpCommand) {
    // Before the costly hash: anybody may send anything here.
    if (!(await this.firstAdmin.accepts(firstAdmin.token))) throw linkEnded();
    const passwordHash = await this.passwords.hash(firstAdmin.password);
    const userId = await refuseTaken('/email', addressTaken, () =>
      this.em.fork().transactional((em) => this.create(em, firstAdmin, passwordHash, meta)),
    );
    const deviceToken = await this.throttle.remember(userId, origin.address, origin.deviceToken);
    return { ...(await this.sessions.start(userId, origin)), deviceToken };
  }

  private async create(em: EntityManager, { email, name }: SetUp, passwordHash: string, meta: CommandMeta): Promise<string> {
    await this.firstAdmin.close(em, new Date(meta.at));
    const key = creationKey('user', meta, { email });
    const at = new Date(meta.at);
    const made = await createUser(em, { key, email, name, role: 'admin', state: 'active', passwordHash, personId: null, teamIds: [], at });
    if (made) await this.history.began(em, made, 'added', bySelf(made, at));
    return key.id;
  }
}
