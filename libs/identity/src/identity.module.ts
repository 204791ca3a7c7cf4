import { InvitationLinks, UserDirectory } from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { AcceptInvitationHandler } from './application/accept-invitation/accept-invitation.handler';
import { AddUserHandler } from './application/add-user/add-user.handler';
import { ChangePasswordHandler } from './application/change-password/change-password.handler';
import { CreateTeamHandler } from './application/create-team/create-team.handler';
import { DeactivateUserHandler } from './application/deactivate-user/deactivate-user.handler';
import { EditMeHandler } from './application/edit-me/edit-me.handler';
import { EditTeamHandler } from './application/edit-team/edit-team.handler';
import { EditUserHandler } from './application/edit-user/edit-user.handler';
import { EndAllSessionsHandler } from './application/end-all-sessions/end-all-sessions.handler';
import { EndSessionHandler } from './application/end-session/end-session.handler';
import { FirstAdmin } from './application/first-admin';
import { AccountEraser } from './application/forget-subject/account-eraser';
import { AccountHistory } from './application/history/account-history';
import { InvitationEntity } from './application/invitation.entity';
import { Invitations } from './application/invitations';
import { InviteUserHandler } from './application/invite-user/invite-user.handler';
import { ReactivateUserHandler } from './application/reactivate-user/reactivate-user.handler';
import { RefreshSessionHandler } from './application/refresh-session/refresh-session.handler';
import { RemoveTeamHandler } from './application/remove-team/remove-team.handler';
import { SendInvitationHandler } from './application/send-invitation/send-invitation.handler';
import { SessionHousekeeping } from './application/sessions/session-housekeeping';
import { SessionStore } from './application/sessions/session-store';
import { Sessions } from './application/sessions/sessions';
import { SetUpHandler } from './application/set-up/set-up.handler';
import { SignInHandler } from './application/sign-in/sign-in.handler';
import { SignOutHandler } from './application/sign-out/sign-out.handler';
import { TeamEntity } from './application/team.entity';
import { UserChecks } from './application/user-checks';
import { UserEntity } from './application/user.entity';
import { AuthController } from './http/auth.controller';
import { InvitationsController } from './http/invitations.controller';
import { MeController } from './http/me.controller';
import { SetUpController } from './http/set-up.controller';
import { SignInCookies } from './http/sign-in-cookies';
import { TeamsController } from './http/teams.controller';
import { UsersController } from './http/users.controller';
import './migrations';
import { AccountPast } from './read-model/account-past.query';
import { InvitationQueries } from './read-model/invitation.queries';
import { UserLists } from './read-model/list-users.query';
import { SessionAuthenticator } from './read-model/session-authenticator';
import { SessionCheck } from './read-model/session-check';
import { SessionQueries } from './read-model/session.queries';
import { StoredUserDirectory } from './read-model/stored-user-directory';
import { TeamQueries } from './read-model/team.queries';
import { UserQueries } from './read-model/user.queries';
import { AccessTokens } from './security/access-tokens';
import { Keys } from './security/keys';
import { LoginThrottle } from './security/login-throttle';
import { Passwords } from './security/passwords';
import { SignedTokens } from './security/signed-tokens';

const handlers = [
  SignInHandler,
  RefreshSessionHandler,
  SignOutHandler,
  EndSessionHandler,
  EndAllSessionsHandler,
  ChangePasswordHandler,
  EditMeHandler,
  InviteUserHandler,
  SendInvitationHandler,
  AcceptInvitationHandler,
  SetUpHandler,
  AddUserHandler,
  EditUserHandler,
  DeactivateUserHandler,
  ReactivateUserHandler,
  CreateTeamHandler,
  EditTeamHandler,
  RemoveTeamHandler,
];
const queries = [AccountPast, UserQueries, UserLists, TeamQueries, SessionQueries, InvitationQueries, SessionCheck];
const security = [Keys, SignedTokens, AccessTokens, Passwords, LoginThrottle];

/** Users, teams, sessions. Gives every other context its `UserDirectory`, and the HTTP edge its `Authenticator`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([UserEntity, TeamEntity, InvitationEntity])],
  controllers: [AuthController, MeController, UsersController, TeamsController, InvitationsController, SetUpController],
  providers: [
    ...handlers,
    ...queries,
    ...security,
    SessionStore,
    SessionHousekeeping,
    AccountEraser,
    Sessions,
    AccountHistory,
    UserChecks,
    Invitations,
    FirstAdmin,
    SignInCookies,
    { provide: InvitationLinks, useExisting: Invitations },
    { provide: Authenticator, useClass: SessionAuthenticator },
    { provide: UserDirectory, useClass: StoredUserDirectory },
  ],
  exports: [Authenticator, UserDirectory, InvitationLinks, FirstAdmin],
})
export class IdentityModule {}
