import { CommandGateway } from '@casewright/commands';
import { CreateOrganisationCommand, CreatePersonCommand } from '@casewright/customers';
import { CreateLadderCommand } from '@casewright/escalations';
import { AddUserCommand, CreateTeamCommand } from '@casewright/identity';
import { firstMeta, type CommandMeta, type FixedClock } from '@casewright/kernel';
import { CreateCalendarCommand, CreateSlaPolicyCommand } from '@casewright/sla';
import { Subscriptions } from '@casewright/subscriptions';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { agreements, ladder, workingHours } from './agreements';
import { organisations, people } from './customers';
import { demoRules } from './rules';
import type { DemoAgent, TeamKey } from './scenario';
import { demoPassword, staff, teams } from './staff';

export interface DemoCompany {
  /** Ids of people, in the order of the list. */
  readonly people: readonly string[];
  readonly teams: Readonly<Record<TeamKey, string>>;
  readonly agents: readonly DemoAgent[];
  readonly managerId: string;
}

/** Teams, logins, customers, agreements and rules of the demo company. */
export async function makeCompany(app: INestApplicationContext, clock: FixedClock): Promise<DemoCompany> {
  const bus = app.get(CommandBus);
  const meta = numbered(clock);
  const teamIds = await makeTeams(bus, meta);
  const personIds = await makeCustomers(bus, meta);
  const { agents, managerId } = await makeStaff(bus, meta, teamIds);
  await makeAgreements(bus, meta, clock.now().getUTCFullYear(), managerId);
  await makeRules(app, meta, teamIds);
  await app.get(Subscriptions).catchUp();
  return { people: personIds, teams: teamIds, agents, managerId };
}

function numbered(clock: FixedClock): () => CommandMeta {
  let made = 0;
  return () => firstMeta(`demo-company:${(made += 1)}`, { kind: 'import', id: 'demo' }, clock.now());
}

async function makeTeams(bus: CommandBus, meta: () => CommandMeta): Promise<Record<TeamKey, string>> {
  const ids: [string, string][] = [];
  for (const [key, team] of Object.entries(teams)) ids.push([key, (await bus.execute(new CreateTeamCommand(team, meta()))).id]);
  return Object.fromEntries(ids) as Record<TeamKey, string>;
}

async function makeCustomers(bus: CommandBus, meta: () => CommandMeta): Promise<string[]> {
  const organisationIds: string[] = [];
  for (const { name, domain } of organisations) {
    const organisation = await bus.execute(new CreateOrganisationCommand({ name, domains: [domain], notes: '' }, meta()));
    organisationIds.push(organisation.id);
  }
  const ids: string[] = [];
  for (const { name, email, organisation } of people) {
    const person = { name, emails: [email], phone: null, notes: '', organisationId: organisationIds[organisation] };
    ids.push((await bus.execute(new CreatePersonCommand(person, meta()))).id);
  }
  return ids;
}

/** The customer's login belongs to the first person of the directory. */
async function makeStaff(
  bus: CommandBus,
  meta: () => CommandMeta,
  teamIds: Record<TeamKey, string>,
): Promise<Pick<DemoCompany, 'agents' | 'managerId'>> {
  const customer = { email: 'customer@demo.test', name: people[0]?.name ?? '', role: 'customer', teams: [] } as const;
  const agents: DemoAgent[] = [];
  let managerId = '';
  for (const { teams: keys, ...user } of [...staff, customer]) {
    const added = await bus.execute(
      new AddUserCommand({ ...user, teamIds: keys.map((key) => teamIds[key]), password: demoPassword }, meta()),
    );
    if (user.role === 'agent' && keys[0]) agents.push({ id: added.id, team: keys[0] });
    if (user.role === 'manager') managerId = added.id;
  }
  return { agents, managerId };
}

async function makeAgreements(bus: CommandBus, meta: () => CommandMeta, year: number, managerId: string): Promise<void> {
  const calendar = await bus.execute(new CreateCalendarCommand(workingHours(year), meta()));
  for (const agreement of agreements(calendar.id))
    await bus.execute(new CreateSlaPolicyCommand({ ...agreement, effect: 'new-tickets' }, meta()));
  await bus.execute(new CreateLadderCommand(ladder(calendar.id, managerId), meta()));
}

async function makeRules(app: INestApplicationContext, meta: () => CommandMeta, teamIds: Record<TeamKey, string>): Promise<void> {
  const gateway = app.get(CommandGateway);
  for (const { content, reason } of demoRules(teamIds)) {
    const ruleId = await gateway.send<string>({ type: 'rule.create', data: { content } }, meta());
    await gateway.send({ type: 'rule.publish', data: { ruleId, reason } }, meta());
  }
}
