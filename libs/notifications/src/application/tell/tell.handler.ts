import { permissionsOf, UserDirectory, type TellCommand as Content, type UserSummary } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notificationId } from '../../domain/notification';
import { Bells } from '../bells';
import { NotificationStore } from '../notification-store';
import { TellCommand } from './tell.command';

/** The ids of what is told follow from the command, so a repeat tells nobody twice. */
@CommandHandler(TellCommand)
export class TellHandler implements ICommandHandler<TellCommand> {
  constructor(
    private readonly users: UserDirectory,
    private readonly store: NotificationStore,
    private readonly bells: Bells,
    private readonly config: Config,
  ) {}

  async execute({ content, meta }: TellCommand): Promise<void> {
    const { ticketId, text } = content;
    const people = await this.audience(content.to);
    const told = people.map(({ id: userId }) => ({
      ...{ id: notificationId(meta.commandId, userId), userId, ticketId, kind: 'told' as const },
      ...{ by: meta.actor, target: null, text, at: meta.at },
    }));
    await this.bells.ring(await this.store.add(told));
  }

  private async audience(to: Content['to']): Promise<readonly UserSummary[]> {
    const found = to.kind === 'team' ? await this.members(to.id) : [...(await this.users.users([to.id])).values()];
    const profile = this.config.values.CASEWRIGHT_PROFILE;
    const people = found.filter(({ active, role }) => active && permissionsOf(role, profile).includes('notification.view'));
    if (people.length > 0) return people;
    const who = to.kind === 'team' ? 'Nobody in the team' : 'There is no such person any more who';
    throw new DomainError('reference.unknown', `${who} can be told: choose somebody else in the rule.`);
  }

  private async members(teamId: string): Promise<readonly UserSummary[]> {
    return (await this.users.activeAgents()).filter(({ teamIds }) => teamIds.includes(teamId));
  }
}
