import { z } from 'zod';
import { emailAddress, line, text } from '../text';
import { Role } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, Named } from './common';

/** A new password: long rather than odd. Spaces and any script are welcome. */
export const NewPassword = text(200).min(10, 'Use at least 10 characters');

/** `POST /auth/login`. The password is compared as it is, however long the rule of its time allowed. */
export const SignIn = z.strictObject({ email: emailAddress, password: text(1000).min(1) });
export type SignIn = z.infer<typeof SignIn>;

/** `GET /me`, and `user` of a sign-in: what the workbench needs to know to show itself. */
export const MeView = z.object({
  id: z.uuid(),
  /** That of the user: the ETag for `PATCH /me`. */
  version: z.int(),
  name: z.string(),
  email: z.string(),
  role: Role,
  permissions: z.array(z.string()),
  teams: z.array(Named),
  /** The person in the customer directory that a customer is. */
  personId: z.string().nullable(),
});
export type MeView = z.infer<typeof MeView>;

/** Answer of `/auth/login`, `/auth/refresh`, `/invitations/accept` and `/setup`; the refresh token travels in a cookie of its own. */
export const SignedInView = z.object({ accessToken: z.string(), expiresAt: z.string(), user: MeView });
export type SignedInView = z.infer<typeof SignedInView>;

/** `PATCH /me` */
export const EditMe = z.strictObject({ name: line(200) });
export type EditMe = z.infer<typeof EditMe>;

/** `POST /me/password`: signs out every other session. */
export const ChangePassword = z.strictObject({ currentPassword: text(1000).min(1), newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** One sign-in on one device. `GET /me/sessions`, `DELETE /me/sessions/{id}`, `DELETE /me/sessions` (everywhere, this one too). */
export const SessionView = z.object({
  id: z.uuid(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  /** Browser and system in words, for example "Firefox on Linux". */
  device: z.string(),
  address: z.string(),
  current: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;
export const SessionListView = listOf(SessionView);
export type SessionListView = z.infer<typeof SessionListView>;

export const UserState = z.enum(['invited', 'active', 'deactivated']);
export type UserState = z.infer<typeof UserState>;

export const UserView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  email: z.string(),
  role: Role,
  state: UserState,
  teams: z.array(Named),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
  /** When the open invitation ends; null where there is none. */
  invitedUntil: z.string().nullable(),
});
export type UserView = z.infer<typeof UserView>;
export const UserListView = listOf(UserView);
export type UserListView = z.infer<typeof UserListView>;

/** `GET /users`, by name. `q` looks in name and address. */
export const ListUsers = z.strictObject({
  q: text(200).trim().optional(),
  role: Role.optional(),
  state: UserState.optional(),
  teamId: z.uuid().optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListUsers = z.infer<typeof ListUsers>;

const teamIds = z.array(z.uuid()).max(100);

/** `POST /users`: makes the user and sends the invitation. `POST /users/{id}/invitation` sends a new one; the older link ends. */
export const InviteUser = z.strictObject({ email: emailAddress, name: line(200), role: Role, teamIds: teamIds.default([]) });
export type InviteUser = z.infer<typeof InviteUser>;

/** `PATCH /users/{id}` with If-Match. `POST /users/{id}/deactivate` and `/reactivate` take no body. */
export const EditUser = z.strictObject({ name: line(200).optional(), role: Role.optional(), teamIds: teamIds.optional() });
export type EditUser = z.infer<typeof EditUser>;

export const TeamView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  description: z.string(),
  memberCount: z.int(),
});
export type TeamView = z.infer<typeof TeamView>;
export const TeamListView = listOf(TeamView);
export type TeamListView = z.infer<typeof TeamListView>;

/** `GET /teams`, by name. */
export const ListTeams = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListTeams = z.infer<typeof ListTeams>;

/** `POST /teams` */
export const CreateTeam = z.strictObject({ name: line(100), description: text(1000).default('') });
export type CreateTeam = z.infer<typeof CreateTeam>;

/** `PATCH /teams/{id}` with If-Match. */
export const EditTeam = z.strictObject({ name: line(100).optional(), description: text(1000).optional() });
export type EditTeam = z.infer<typeof EditTeam>;

/** What can happen to an account. `invited` counts for later links too; `joined` is the first sign-in by a link. */
export const UserChangeKind = z.enum(['added', 'invited', 'joined', 'edited', 'deactivated', 'reactivated', 'password-changed']);
export type UserChangeKind = z.infer<typeof UserChangeKind>;
export const TeamChangeKind = z.enum(['created', 'edited', 'member-joined', 'member-left', 'removed']);
export type TeamChangeKind = z.infer<typeof TeamChangeKind>;

/** A property before and after, in words: `name`, `email`, `role`, `teams`, `description`, `member`. Null: there was, or is, none. */
export const AccountChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type AccountChange = z.infer<typeof AccountChange>;

const entryOf = <Kind extends z.ZodType>(kind: Kind) =>
  z.object({ id: z.string(), at: z.string(), kind, by: ActorView, changes: z.array(AccountChange) });

/** `GET /users/{id}/history`, newest first, for those who manage users. */
export const UserHistoryEntry = entryOf(UserChangeKind);
export type UserHistoryEntry = z.infer<typeof UserHistoryEntry>;
export const UserHistory = listOf(UserHistoryEntry);
export type UserHistory = z.infer<typeof UserHistory>;

/** `GET /teams/{id}/history`, newest first; a team that was removed keeps its history. */
export const TeamHistoryEntry = entryOf(TeamChangeKind);
export type TeamHistoryEntry = z.infer<typeof TeamHistoryEntry>;
export const TeamHistory = listOf(TeamHistoryEntry);
export type TeamHistory = z.infer<typeof TeamHistory>;

export const ListAccountHistory = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListAccountHistory = z.infer<typeof ListAccountHistory>;

const linkToken = z
  .string()
  .min(20)
  .max(500)
  .regex(/^[\w.-]+$/, 'This is not a whole link');

/** `POST /invitations/look-up`. The token stands behind the # of the link, so it reaches no log on its way here. */
export const LookUpInvitation = z.strictObject({ token: linkToken });
export type LookUpInvitation = z.infer<typeof LookUpInvitation>;

export const InvitationView = z.object({ email: z.string(), name: z.string(), role: Role, expiresAt: z.string() });
export type InvitationView = z.infer<typeof InvitationView>;

/** `POST /invitations/accept`: sets the password, ends the link and signs in. */
export const AcceptInvitation = z.strictObject({ token: linkToken, name: line(200).optional(), password: NewPassword });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** `POST /setup`: makes the first admin of an installation and signs in. Works once, with the link printed at the first start. */
export const SetUp = z.strictObject({ token: linkToken, email: emailAddress, name: line(200), password: NewPassword });
export type SetUp = z.infer<typeof SetUp>;
