import {
  LadderDirectory,
  PeopleDirectory,
  PeopleHistory,
  rolePermissions,
  TicketLinks,
  TicketVisibility,
  UserDirectory,
  WebhookDirectory,
  WebhookRehearsal,
  type LadderSummary,
  type Past,
  type PersonSummary,
  type RehearsedWebhook,
  type Role,
  type TicketRef,
  type UserSummary,
  type WebhookCall,
} from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import { idFrom, type Principal } from '@casewright/kernel';

export const team = { id: idFrom('team projectors'), name: 'Projector support' };
const adminId = idFrom('user admin');
const member = (id: string, name: string, role: Role): UserSummary => ({
  id,
  name,
  email: `${name.toLowerCase()}@demo.test`,
  role,
  active: true,
  teamIds: [team.id],
});
const staff = [
  member(adminId, 'Ada', 'admin'),
  member(idFrom('user agent'), 'Ben', 'agent'),
  member(idFrom('user customer'), 'Cem', 'customer'),
];

const among = <Row extends { id: string }>(rows: readonly Row[], ids: readonly string[]): ReadonlyMap<string, Row> =>
  new Map(rows.filter(({ id }) => ids.includes(id)).map((row) => [row.id, row]));

export class Staff extends UserDirectory {
  users = (ids: readonly string[]) => Promise.resolve(among(staff, ids));
  teams = (ids: readonly string[]) => Promise.resolve(among([team], ids));
  allTeams = () => Promise.resolve([team]);
  activeAgents = () => Promise.resolve(staff);
}

export const webhook = { id: idFrom('webhook crm'), name: 'CRM' };

export class Webhooks extends WebhookDirectory {
  targets = (ids: readonly string[]) => Promise.resolve(among([webhook], ids));
}

/** What is asked of it, as the body. */
export class WebhookRequests extends WebhookRehearsal {
  request = (call: WebhookCall, { commandId, eventId }: { commandId: string; eventId: string }): Promise<RehearsedWebhook> =>
    Promise.resolve({ headers: { 'webhook-id': commandId, 'user-agent': 'Casewright' }, body: JSON.stringify({ call, eventId }) });
}

export const ladder = { id: idFrom('ladder urgent'), name: 'Urgent tickets', state: 'in-use' as const };
export const oldLadder = { id: idFrom('ladder old'), name: 'As it was', state: 'archived' as const };

/** The first is in use until a suite archives it. */
class Ladders extends LadderDirectory {
  readonly archived = new Set<string>();
  ladders = (ids: readonly string[]) => Promise.resolve(among([this.now(), oldLadder], ids));
  private readonly now = (): LadderSummary => ({ ...ladder, state: this.archived.has(ladder.id) ? 'archived' : 'in-use' });
}
export const ladders = new Ladders();

export const customer: PersonSummary = {
  ...{ id: idFrom('person'), name: 'Grace Hopper', email: 'grace@customer.test', organisationId: null, removed: false },
};

export const cinema = { id: idFrom('organisation cinema'), name: 'Lichtspiele Mitte' };
export const manager: PersonSummary = {
  ...{ id: idFrom('person manager'), name: 'Maria Lindqvist', email: 'maria@kino.test', organisationId: cinema.id, removed: false },
};
export const removedPerson: PersonSummary = { ...customer, id: idFrom('person removed'), name: 'Kim Sato', removed: true };

export class Customers extends PeopleDirectory {
  people = (ids: readonly string[]) => Promise.resolve(among([customer, manager, removedPerson], ids));
  organisations = (ids: readonly string[]) => Promise.resolve(among([cinema], ids));
  findOrCreate = () => Promise.resolve(customer);
  findByEmail = () => Promise.resolve(customer);
  search = () => Promise.resolve([customer]);
}

/** As they have always been, until a suite says otherwise. */
export class CustomerPast extends PeopleHistory {
  private readonly directory = new Customers();

  people = async (ids: readonly string[]): Promise<ReadonlyMap<string, Past<PersonSummary>>> => ever(await this.directory.people(ids));
  organisations = async (ids: readonly string[]) => ever(await this.directory.organisations(ids));
  began = () => Promise.resolve(null);
}

const ever = <Summary>(summaries: ReadonlyMap<string, Summary>): ReadonlyMap<string, Past<Summary>> =>
  new Map([...summaries].map(([id, was]) => [id, [{ since: 0, was }]]));

/** The access token of a member is their role. */
export class RoleAuthenticator extends Authenticator {
  authenticate(token: string): Promise<Principal | null> {
    const user = staff.find(({ role }) => role === token);
    if (!user) return Promise.resolve(null);
    return Promise.resolve({
      userId: user.id,
      sessionId: token,
      role: user.role,
      permissions: new Set(rolePermissions[user.role]),
      teamIds: user.teamIds,
      personId: null,
    });
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticate(principal.sessionId);
  }
}

/** Agents see nothing until they are let in. */
export class Doors extends TicketVisibility {
  readonly openToAgents = new Set<string>();
  canSee = ({ role }: Principal, ticketId: string) => Promise.resolve(role === 'admin' || this.openToAgents.has(ticketId));
}

/** Tickets as links, as far as the doors are open. */
export class Signs extends TicketLinks {
  constructor(private readonly doors: TicketVisibility) {
    super();
  }

  async links(principal: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>> {
    const open = await Promise.all(ids.map((id) => this.doors.canSee(principal, id)));
    return new Map(ids.map((id, place) => [id, { id, number: 'T-1001', subject: open[place] ? 'Urgent black picture' : null }]));
  }

  idOf(): Promise<string | null> {
    return Promise.resolve(null);
  }
}
