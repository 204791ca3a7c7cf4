import { AssignAgentHandler } from './assign-agent/assign-agent.handler';
import { AssignTeamHandler } from './assign-team/assign-team.handler';
import { ChangePriorityHandler } from './change-priority/change-priority.handler';
import { ChangeRequesterHandler } from './change-requester/change-requester.handler';
import { ChangeSeverityHandler } from './change-severity/change-severity.handler';
import { ChangeStatusHandler } from './change-status/change-status.handler';
import { ChangeSubjectHandler } from './change-subject/change-subject.handler';
import { ChangeTypeHandler } from './change-type/change-type.handler';
import { CloseMergedHandler } from './close-merged/close-merged.handler';
import { CommentOnTicketHandler } from './comment-on-ticket/comment-on-ticket.handler';
import { EndSnoozeHandler } from './end-snooze/end-snooze.handler';
import { EditTicketHandler } from './edit-ticket/edit-ticket.handler';
import { FollowTicketHandler } from './follow-ticket/follow-ticket.handler';
import { HearMergedHandler } from './hear-merged/hear-merged.handler';
import { ImportTicketHandler } from './import-ticket/import-ticket.handler';
import { PastComments } from './import-ticket/past-comments';
import { MergeTicketHandler } from './merge-ticket/merge-ticket.handler';
import { OtherSideReactor } from './merge-ticket/other-side.reactor';
import { NoteSplitHandler } from './note-split/note-split.handler';
import { OpenTicketHandler } from './open-ticket/open-ticket.handler';
import { SnoozeTicketHandler } from './snooze-ticket/snooze-ticket.handler';
import { TagTicketHandler } from './tag-ticket/tag-ticket.handler';
import { UnfollowTicketHandler } from './unfollow-ticket/unfollow-ticket.handler';
import { UntagTicketHandler } from './untag-ticket/untag-ticket.handler';
import { WakeTicketHandler } from './wake-ticket/wake-ticket.handler';
import { SplitTickets } from './requests/split-tickets';
import { WrittenComments } from './requests/written-comments';
import { WrittenTickets } from './requests/written-tickets';
import { SetFieldHandler } from './set-field/set-field.handler';
import { Staff } from './staff';
import { ArchiveFieldHandler } from './ticket-fields/archive-field/archive-field.handler';
import { CreateFieldHandler } from './ticket-fields/create-field/create-field.handler';
import { EditFieldHandler } from './ticket-fields/edit-field/edit-field.handler';
import { FieldSettings } from './ticket-fields/field-settings';
import { FieldWrites } from './ticket-fields/field-writes';
import { TicketNumbers } from './ticket-numbers';
import { TicketRepository } from './ticket.repository';
import { Uploads } from './uploads/uploads';

export const applicationProviders = [
  Staff,
  TicketNumbers,
  TicketRepository,
  Uploads,
  WrittenComments,
  WrittenTickets,
  OpenTicketHandler,
  CommentOnTicketHandler,
  ChangeSubjectHandler,
  ChangeTypeHandler,
  ChangeStatusHandler,
  ChangePriorityHandler,
  ChangeSeverityHandler,
  ChangeRequesterHandler,
  AssignTeamHandler,
  AssignAgentHandler,
  TagTicketHandler,
  UntagTicketHandler,
  FollowTicketHandler,
  UnfollowTicketHandler,
  EditTicketHandler,
  SetFieldHandler,
  ...[ImportTicketHandler, PastComments],
  ...[MergeTicketHandler, CloseMergedHandler, HearMergedHandler, NoteSplitHandler, OtherSideReactor, SplitTickets],
  ...[SnoozeTicketHandler, EndSnoozeHandler, WakeTicketHandler],
  ...[FieldSettings, FieldWrites, CreateFieldHandler, EditFieldHandler, ArchiveFieldHandler],
];
