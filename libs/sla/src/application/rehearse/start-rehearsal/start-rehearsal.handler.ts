import { idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WholeConfigurationQuery } from '../../../read-model/rehearse/whole-configuration.query';
import { DraftCheck } from '../draft-check';
import { RehearsalStore } from '../rehearsal-store';
import { RehearsalWorker } from '../rehearsal-worker';
import { StartRehearsalCommand } from './start-rehearsal.command';

const day = 86_400_000;

@CommandHandler(StartRehearsalCommand)
export class StartRehearsalHandler implements ICommandHandler<StartRehearsalCommand> {
  constructor(
    private readonly configuration: WholeConfigurationQuery,
    private readonly drafts: DraftCheck,
    private readonly store: RehearsalStore,
    private readonly worker: RehearsalWorker,
  ) {}

  async execute({ change, days, meta }: StartRehearsalCommand) {
    const to = new Date(meta.at);
    const subject = await this.drafts.require(change, await this.configuration.now(), to.getTime());
    const id = idFrom(`sla-rehearsal:${meta.commandId}`);
    await this.store.insert({ id, change, subject, from: new Date(to.getTime() - days * day), to, createdBy: meta.actor });
    await this.worker.enqueue(id);
    return id;
  }
}
