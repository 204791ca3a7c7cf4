import {
  PeopleDirectory,
  rolePermissions,
  UserDirectory,
  type PersonSummary,
  type Role,
  type TeamSummary,
  type UserSummary,
} from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import { idFrom, newId, type Principal } from '@casewright/kernel';

/** The company of these suites: who may do what is changed by the tests themselves. */
export class Company extends UserDirectory {
  readonly members = new Map<string, UserSummary & { personId: string | null }>();
  readonly teamList: TeamSummary[] = ['projectors', 'field', 'care'].map((name) => ({ id: idFrom(`team ${name}`), name }));

  add(key: string, role: Role, teams: readonly string[] = [], personId: string | null = null): string {
    const id = idFrom(`user ${key}`);
    this.members.set(key, {
      id,
      name: key,
      email: `${key}@demo.test`,
      role,
      active: true,
      teamIds: teams.map((name) => this.team(name)),
      personId,
    });
    return id;
  }

  team(name: string): string {
    return this.teamList.find((team) => team.name === name)?.id ?? '';
  }

  change(key: string, changes: Partial<UserSummary>): void {
    const member = this.members.get(key);
    if (member) this.members.set(key, { ...member, ...changes });
  }

  users(ids: readonly string[]): Promise<ReadonlyMap<string, UserSummary>> {
    return Promise.resolve(new Map([...this.members.values()].filter(({ id }) => ids.includes(id)).map((user) => [user.id, user])));
  }

  teams(ids: readonly string[]): Promise<ReadonlyMap<string, TeamSummary>> {
    return Promise.resolve(new Map(this.teamList.filter(({ id }) => ids.includes(id)).map((team) => [team.id, team])));
  }

  allTeams(): Promise<readonly TeamSummary[]> {
    return Promise.resolve(this.teamList);
  }

  activeAgents(): Promise<readonly UserSummary[]> {
    return Promise.resolve([...this.members.values()].filter(({ active, role }) => active && role !== 'customer'));
  }
}

/** The access token of a member is their key. */
export class KeyAuthenticator extends Authenticator {
  constructor(private readonly company: Company) {
    super();
  }

  authenticate(accessToken: string): Promise<Principal | null> {
    const member = this.company.members.get(accessToken);
    if (!member?.active) return Promise.resolve(null);
    const { id: userId, role, teamIds, personId } = member;
    return Promise.resolve({ userId, sessionId: accessToken, role, permissions: new Set(rolePermissions[role]), teamIds, personId });
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticate(principal.sessionId);
  }
}

export class People extends PeopleDirectory {
  readonly list: PersonSummary[] = [];

  add(name: string, email = `${name.toLowerCase()}@customer.test`): string {
    const id = newId();
    this.list.push({ id, name, email, organisationId: null, removed: false });
    return id;
  }

  remove(id: string): void {
    this.list.splice(0, this.list.length, ...this.list.map((person) => (person.id === id ? { ...person, removed: true } : person)));
  }

  people(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>> {
    return Promise.resolve(new Map(this.list.filter(({ id }) => ids.includes(id)).map((person) => [person.id, person])));
  }

  organisations() {
    return Promise.resolve(new Map<string, never>());
  }

  async findOrCreate(email: string, name: string): Promise<PersonSummary> {
    return (
      (await this.findByEmail(email)) ??
      this.list.find(({ id }) => id === this.add(name, email)) ??
      Promise.reject(new Error('unreachable'))
    );
  }

  findByEmail(email: string): Promise<PersonSummary | null> {
    return Promise.resolve(this.list.find((person) => person.email === email) ?? null);
  }

  search(text: string, limit: number): Promise<readonly PersonSummary[]> {
    const wanted = text.toLowerCase();
    return Promise.resolve(this.list.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted)).slice(0, limit));
  }
}
