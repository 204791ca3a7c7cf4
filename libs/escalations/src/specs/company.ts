import {
  CalendarDirectory,
  RuleDirectory,
  TicketDirectory,
  TicketVisibility,
  UserDirectory,
  type TicketFacts,
  type UserSummary,
  type WorkingHours,
} from '@casewright/contracts';
import { idFrom, type Principal } from '@casewright/kernel';
import { RealtimePublisher, type TicketChange } from '@casewright/realtime';

export const team = { hall: idFrom('hall'), lab: idFrom('lab') };
export const rule = { id: idFrom('the rule'), name: 'Urgent tickets climb' };
export const officeHours = idFrom('office hours');
export const user = (name: string): string => idFrom(name);

/** The roles of the desk, and Mia, who works in the hall. */
export class People extends UserDirectory {
  readonly left = new Set<string>();
  private readonly all = (): readonly UserSummary[] => [
    ...(['admin', 'manager', 'agent', 'engineer', 'customer'] as const).map((role) => summary(role, role, [])),
    summary('mia', 'agent', [team.hall]),
  ];
  users = (ids: readonly string[]) =>
    Promise.resolve(
      new Map(
        this.all()
          .filter(({ id }) => ids.includes(id))
          .map((one) => [one.id, { ...one, active: !this.left.has(one.id) }]),
      ),
    );
  teams = (ids: readonly string[]) => Promise.resolve(new Map(teams.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one])));
  allTeams = () => Promise.resolve(teams);
  activeAgents = () =>
    Promise.resolve(this.all().filter(({ role, id }) => role !== 'customer' && role !== 'engineer' && !this.left.has(id)));
}

const teams = Object.entries(team).map(([name, id]) => ({ id, name }));
const summary = (name: string, role: UserSummary['role'], teamIds: readonly string[]): UserSummary => ({
  ...{ id: user(name), name, email: `${name}@demo.test`, role, active: true, teamIds },
});

/** Tickets as the suite says they are. */
export class Tickets extends TicketDirectory {
  readonly facts = new Map<string, TicketFacts>();
  find = (id: string) => Promise.resolve(this.facts.get(id) ?? null);
  tickets = () => Promise.resolve(this.facts);
}

/** The desk sees all tickets, engineers none. */
export class Doors extends TicketVisibility {
  canSee = ({ role }: Principal): Promise<boolean> => Promise.resolve(role !== 'engineer');
}

export class Rules extends RuleDirectory {
  names = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, rule.name])));
}

/** One calendar that is open every second minute, until it is removed. */
export class Calendars extends CalendarDirectory {
  state: 'there' | 'removed' = 'there';
  current = (ids: readonly string[]) =>
    this.state === 'there' ? this.versions(ids.map((id) => ({ id, version: 4 }))) : Promise.resolve(new Map());
  versions = (names: readonly { readonly id: string; readonly version: number }[]) =>
    Promise.resolve(new Map(names.filter(({ id }) => id === officeHours).map(({ id, version }) => [id, hours(version)])));
}

const farthest = 30 * 86_400_000;
const hours = (version: number): WorkingHours => ({
  ...{ id: officeHours, version, name: 'Office hours', isOpen: () => true },
  between: (from, to) => (to - from) / 2,
  shift: (from, milliseconds) => (milliseconds > farthest ? null : from + 2 * milliseconds),
});

/** Remembers which tickets were told of. */
export class Publisher extends RealtimePublisher {
  readonly told: TicketChange[] = [];
  ticketsChanged = (changes: readonly TicketChange[]) => void this.told.push(...changes);
  roomsChanged = () => undefined;
}

/** A ticket of Mia's in the hall. */
export const aTicket: Omit<TicketFacts, 'id'> = {
  ...{
    version: 1,
    number: 1001,
    subject: 'Lamp',
    status: { id: 'open', category: 'open' },
    priority: 'normal',
    severity: null,
    type: 'incident',
  },
  ...{ teamId: team.hall, assigneeId: user('mia'), tags: [], followerIds: [], requesterId: user('grace'), organisationId: null },
  ...{ channel: 'web', createdAt: '2026-01-05T09:00:00.000Z' },
};
