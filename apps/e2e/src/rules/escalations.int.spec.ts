import type {
  LadderView,
  NotificationList,
  RuleDetailView,
  TicketEscalations,
  TicketEventView,
  TicketView,
  WhyView,
} from '@casewright/contracts';
import { ProcessHost } from '@casewright/processes';
import { startWholeProgram, type Caller, type WholeProgram } from '../http/whole-program';

const plain = { notify: [], assignTeamId: null, assignAgentId: null, raisePriority: null };
const minute = 60_000;

describe('a rule, a ladder and the people of the whole program', () => {
  let program: WholeProgram;
  let admin: Caller;
  let agent: Caller;
  let manager: Caller;
  let teams: { hall: string; lab: string };
  let rule: RuleDetailView;
  let ladder: LadderView;

  beforeAll(async () => {
    program = await startWholeProgram();
    admin = await program.join('Head', 'admin');
    const team = async (name: string) => (await admin.ask<{ id: string }>('POST', '/teams', { name })).id;
    teams = { hall: await team('Hall'), lab: await team('Lab') };
    agent = await program.join('Mia Brandt', 'agent', [teams.hall, teams.lab]);
    manager = await program.join('Milan', 'manager');
    ladder = await manager.ask<LadderView>('POST', '/escalation-ladders', {
      ...{ name: 'Urgent tickets', calendarId: null },
      steps: [
        { ...plain, after: 'PT30M', notify: [{ kind: 'assignee' }] },
        { ...plain, after: 'PT1H', notify: [{ kind: 'agent', id: manager.userId }], assignTeamId: teams.lab },
        { ...plain, after: 'PT2H', notify: [{ kind: 'agent', id: admin.userId }] },
      ],
    });
    rule = await manager.ask<RuleDetailView>('POST', '/rules', {
      ...{ name: 'Urgent tickets climb', order: { phase: 'escalation', rank: 'm' } },
      trigger: { kind: 'event', types: ['ticket.priority-changed'], changed: { field: 'priority', to: ['urgent'] } },
      conditions: { all: [{ fact: 'ticket.teamId', operator: 'equal', value: teams.hall }] },
      actions: [{ id: 'climb', type: 'ticket.start-escalation', params: { ladderId: ladder.id } }],
    });
    await manager.ask('POST', `/rules/${rule.id}/publish`, { reason: 'Nobody shall be forgotten' });
  });
  afterAll(() => program.close());

  /** Sessions are short, so everybody signs in again. */
  const pass = async (milliseconds: number) => {
    program.clock.advance(milliseconds);
    await program.catchUp();
    await program.app.get(ProcessHost, { strict: false }).runDue();
    await program.catchUp();
    admin = await program.signIn('head@example.test');
    agent = await program.signIn('mia.brandt@example.test');
    manager = await program.signIn('milan@example.test');
  };
  const escalated = async (): Promise<TicketView> => {
    const ticket = await manager.ask<TicketView>('POST', '/tickets', {
      ...{ subject: 'Lamp', body: 'It is dark', requester: { email: 'grace@hall.test', name: 'Grace' } },
      ...{ teamId: teams.hall, assigneeId: agent.userId },
    });
    await manager.ask('PATCH', `/tickets/${ticket.id}`, { priority: 'urgent' });
    await pass(0);
    return ticket;
  };
  const escalation = async ({ id }: TicketView) => (await agent.ask<TicketEscalations>('GET', `/tickets/${id}/escalations`)).items[0];
  const told = async (of: Caller, { id }: TicketView) =>
    (await of.ask<NotificationList>('GET', '/notifications')).items.filter(({ ticket, kind }) => ticket?.id === id && kind === 'escalated');

  it('begin with the rule, climb in time, change the ticket as a process, and end when somebody takes notice', async () => {
    const ticket = await escalated();
    expect(await escalation(ticket)).toMatchObject({
      state: 'running',
      startedBy: { kind: 'rule', id: rule.id, name: rule.name, version: 1 },
    });
    await pass(30 * minute);
    expect(await told(agent, ticket)).toMatchObject([
      { text: '“Urgent tickets”, step 1 of 3, and nobody has acknowledged it yet', by: null },
    ]);
    await pass(30 * minute);
    expect(await told(manager, ticket)).toHaveLength(1);
    expect((await agent.ask<TicketView>('GET', `/tickets/${ticket.id}`)).team).toMatchObject({ id: teams.lab });
    const running = await escalation(ticket);
    await agent.ask('POST', `/tickets/${ticket.id}/escalations/${running?.id ?? ''}/acknowledge`, { note: 'I am on it' });
    await pass(5 * 60 * minute);
    expect(await told(admin, ticket)).toEqual([]);
    expect(await escalation(ticket)).toMatchObject({ state: 'acknowledged', note: 'I am on it', ended: { by: { name: 'Mia Brandt' } } });
    expect(await program.app.get(ProcessHost, { strict: false }).find('escalation', ticket.id)).toMatchObject({ status: 'done' });
  });

  it('stand in one chain, which names the rule and the process', async () => {
    const ticket = await escalated();
    await pass(60 * minute);
    await pass(0);
    const events = (await agent.ask<{ items: TicketEventView[] }>('GET', `/tickets/${ticket.id}/events`)).items;
    const moved = events.find(({ type, actor }) => type === 'ticket.team-assigned' && actor.kind === 'process');
    const raised = events.find(({ type }) => type === 'ticket.priority-changed');
    expect(moved).toMatchObject({ actor: { kind: 'process', id: 'escalation' }, correlationId: raised?.correlationId });
    const why = await agent.ask<WhyView>('GET', `/tickets/${ticket.id}/why?field=teamId`);
    expect(why.steps[0]).toMatchObject({ actor: { kind: 'process', id: 'escalation' } });
  });

  it('end when the ticket is solved, and do not begin on one that is', async () => {
    const ticket = await escalated();
    await agent.ask('PATCH', `/tickets/${ticket.id}`, { status: 'solved' });
    await pass(0);
    expect(await escalation(ticket)).toMatchObject({ state: 'stopped', because: 'solved' });
    await pass(3 * 60 * minute);
    expect(await told(agent, ticket)).toEqual([]);
    const again = await agent.send('POST', `/tickets/${ticket.id}/escalations`, { ladderId: ladder.id });
    expect(again.statusCode).toBe(409);
  });

  it('are named by health when the ladder is archived, and such a rule is not published again', async () => {
    await manager.ask('POST', `/escalation-ladders/${ladder.id}/archive`);
    const { findings } = await manager.ask<{ findings: { kind: string; pointer: string }[] }>('GET', '/rules/health');
    expect(findings.filter(({ kind }) => kind === 'dead-reference')).toMatchObject([{ pointer: '/actions/0/params/ladderId' }]);
    const ticket = await escalated();
    expect(await escalation(ticket)).toBeUndefined();
    const { items } = await agent.ask<{ items: { actions: object[] }[] }>('GET', `/tickets/${ticket.id}/decisions`);
    expect(items[0]?.actions).toMatchObject([{ status: 'refused', message: expect.stringContaining('choose another') as string }]);
  });
});
