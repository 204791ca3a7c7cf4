import { Role, rolePermissions, UserDirectory, type UserSummary } from '@casewright/contracts';
import { Authenticator, HttpModule } from '@casewright/http';
import { idFrom, type Principal } from '@casewright/kernel';
import { Global, Module, type ClassProvider, type DynamicModule, type InjectionToken, type ValueProvider } from '@nestjs/common';

/** The access token is the role. */
class RoleAuthenticator extends Authenticator {
  authenticate(token: string): Promise<Principal | null> {
    const role = Role.safeParse(token).data;
    if (!role) return Promise.resolve(null);
    return Promise.resolve({
      userId: idFrom(role),
      sessionId: token,
      role,
      permissions: new Set(rolePermissions[role]),
      teamIds: [],
      personId: null,
    });
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticate(principal.sessionId);
  }
}

const roleUsers: readonly UserSummary[] = Role.options.map((role) => ({
  id: idFrom(role),
  name: role,
  email: `${role}@demo.test`,
  role,
  active: true,
  teamIds: [],
}));

/** One user for each role, named like it; no teams. */
class RoleDirectory extends UserDirectory {
  users = (ids: readonly string[]) =>
    Promise.resolve(new Map(roleUsers.filter(({ id }) => ids.includes(id)).map((user) => [user.id, user])));
  teams = () => Promise.resolve(new Map<string, never>());
  allTeams = () => Promise.resolve([]);
  activeAgents = () => Promise.resolve(roleUsers);
}

@Global()
@Module({})
class Surroundings {}

type SurroundingProvider = ClassProvider | ValueProvider;

/** HTTP with a user per role, and what a suite puts in the place of other contexts. */
export function surroundingsWith(providers: readonly SurroundingProvider[]): (DynamicModule | typeof HttpModule)[] {
  const all: SurroundingProvider[] = [
    { provide: Authenticator, useClass: RoleAuthenticator },
    { provide: UserDirectory, useClass: RoleDirectory },
    ...providers,
  ];
  const tokens = all.map(({ provide }): InjectionToken => provide);
  return [HttpModule, { module: Surroundings, providers: all, exports: tokens }];
}
