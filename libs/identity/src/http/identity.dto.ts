import {
  AcceptInvitation,
  ChangePassword,
  CreateTeam,
  EditMe,
  EditTeam,
  EditUser,
  InvitationView,
  InviteUser,
  ListAccountHistory,
  ListTeams,
  ListUsers,
  LookUpInvitation,
  MeView,
  SessionListView,
  SetUp,
  SignedInView,
  SignIn,
  TeamHistory,
  TeamListView,
  TeamView,
  UserHistory,
  UserListView,
  UserView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class SignInDto extends createZodDto(SignIn) {}
export class SignedInDto extends createZodDto(SignedInView) {}
export class MeDto extends createZodDto(MeView) {}
export class EditMeDto extends createZodDto(EditMe) {}
export class ChangePasswordDto extends createZodDto(ChangePassword) {}
export class SessionListDto extends createZodDto(SessionListView) {}
export class ListUsersDto extends createZodDto(ListUsers) {}
export class UserListDto extends createZodDto(UserListView) {}
export class UserDto extends createZodDto(UserView) {}
export class InviteUserDto extends createZodDto(InviteUser) {}
export class EditUserDto extends createZodDto(EditUser) {}
export class ListTeamsDto extends createZodDto(ListTeams) {}
export class TeamListDto extends createZodDto(TeamListView) {}
export class TeamDto extends createZodDto(TeamView) {}
export class CreateTeamDto extends createZodDto(CreateTeam) {}
export class ListAccountHistoryDto extends createZodDto(ListAccountHistory) {}
export class UserHistoryDto extends createZodDto(UserHistory) {}
export class TeamHistoryDto extends createZodDto(TeamHistory) {}
export class EditTeamDto extends createZodDto(EditTeam) {}
export class LookUpInvitationDto extends createZodDto(LookUpInvitation) {}
export class InvitationDto extends createZodDto(InvitationView) {}
export class AcceptInvitationDto extends createZodDto(AcceptInvitation) {}
export class SetUpDto extends createZodDto(SetUp) {}
