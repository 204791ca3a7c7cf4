import type { TicketCommandType } from '@casewright/contracts';
import type { CommandGateway } from '@casewright/commands';
import type { CommandMeta } from '@casewright/kernel';
import type { z } from 'zod';
import { AssignAgentCommand } from './assign-agent/assign-agent.command';
import { AssignTeamCommand } from './assign-team/assign-team.command';
import { ChangePriorityCommand } from './change-priority/change-priority.command';
import { ChangeRequesterCommand } from './change-requester/change-requester.command';
import { ChangeSeverityCommand } from './change-severity/change-severity.command';
import { ChangeStatusCommand } from './change-status/change-status.command';
import { ChangeSubjectCommand } from './change-subject/change-subject.command';
import { ChangeTypeCommand } from './change-type/change-type.command';
import { CloseMergedCommand } from './close-merged/close-merged.command';
import { CommentOnTicketCommand } from './comment-on-ticket/comment-on-ticket.command';
import { FollowTicketCommand } from './follow-ticket/follow-ticket.command';
import { HearMergedCommand } from './hear-merged/hear-merged.command';
import { MergeTicketCommand } from './merge-ticket/merge-ticket.command';
import { NoteSplitCommand } from './note-split/note-split.command';
import { OpenTicketCommand } from './open-ticket/open-ticket.command';
import { EndSnoozeCommand } from './end-snooze/end-snooze.command';
import { SnoozeTicketCommand } from './snooze-ticket/snooze-ticket.command';
import { WakeTicketCommand } from './wake-ticket/wake-ticket.command';
import { SetFieldCommand } from './set-field/set-field.command';
import { TagTicketCommand } from './tag-ticket/tag-ticket.command';
import { UnfollowTicketCommand } from './unfollow-ticket/unfollow-ticket.command';
import { UntagTicketCommand } from './untag-ticket/untag-ticket.command';

interface NamedCommand {
  new (data: never, meta: CommandMeta): object;
  readonly type: string;
  readonly schema: z.ZodType;
}

/** The type makes the compiler refuse a command of the contracts that nobody handles. */
const namedCommands: { readonly [Type in TicketCommandType]: NamedCommand & { readonly type: Type } } = {
  'ticket.open': OpenTicketCommand,
  'ticket.comment': CommentOnTicketCommand,
  'ticket.change-subject': ChangeSubjectCommand,
  'ticket.change-type': ChangeTypeCommand,
  'ticket.change-status': ChangeStatusCommand,
  'ticket.change-priority': ChangePriorityCommand,
  'ticket.change-severity': ChangeSeverityCommand,
  'ticket.change-requester': ChangeRequesterCommand,
  'ticket.assign-team': AssignTeamCommand,
  'ticket.assign-agent': AssignAgentCommand,
  'ticket.tag': TagTicketCommand,
  'ticket.untag': UntagTicketCommand,
  'ticket.follow': FollowTicketCommand,
  'ticket.unfollow': UnfollowTicketCommand,
  'ticket.set-field': SetFieldCommand,
  'ticket.snooze': SnoozeTicketCommand,
  'ticket.end-snooze': EndSnoozeCommand,
  'ticket.wake': WakeTicketCommand,
  'ticket.merge': MergeTicketCommand,
  'ticket.close-merged': CloseMergedCommand,
  'ticket.hear-merged': HearMergedCommand,
  'ticket.note-split': NoteSplitCommand,
};

export function registerTicketCommands(gateway: CommandGateway): void {
  for (const Named of Object.values(namedCommands)) {
    gateway.register({ type: Named.type, schema: Named.schema, create: (data, meta) => new Named(data as never, meta) });
  }
}
