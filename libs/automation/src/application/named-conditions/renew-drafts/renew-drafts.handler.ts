import { RuleContent } from '@casewright/contracts';
import { missing, type CommandMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NamedConditions } from '../../../read-model/named-conditions/named-conditions.query';
import { SharedConditions } from '../../../read-model/named-conditions/shared-conditions.query';
import { SaveDraftCommand } from '../../save-draft/save-draft.command';
import { RenewDraftsCommand } from './renew-drafts.command';

/** What else is written in a draft stays; nothing runs by it until somebody publishes it. */
@CommandHandler(RenewDraftsCommand)
export class RenewDraftsHandler implements ICommandHandler<RenewDraftsCommand> {
  constructor(
    private readonly conditions: NamedConditions,
    private readonly shared: SharedConditions,
    private readonly database: Database,
    private readonly commands: CommandBus,
  ) {}

  async execute({ conditionId, meta }: RenewDraftsCommand) {
    const newest = (await this.shared.heads([conditionId]))[conditionId];
    if (!newest) throw missing();
    const behind = (await this.conditions.uses(conditionId)).filter(({ draft }) => draft !== null && draft < newest.version);
    for (const { ruleId } of behind) await this.renew(ruleId, meta);
    return behind.map(({ ruleId }) => ruleId);
  }

  private async renew(ruleId: string, meta: CommandMeta): Promise<void> {
    const [row] = await this.database.query<{ draft: unknown; revision: number }>(
      'select draft, revision from automation.rules where id = $1',
      [ruleId],
    );
    if (!row) return;
    const content = await this.shared.newest(RuleContent.parse(row.draft));
    await this.commands.execute(new SaveDraftCommand(ruleId, content, row.revision, { ...meta, commandId: `${meta.commandId}:${ruleId}` }));
  }
}
