import {
  SlaTarget,
  type BacklogAgeView,
  type ClockFigures,
  type Figure,
  type OpenedAndSolvedView,
  type OpenTicketsView,
  type SlaAttainmentView,
  type UpcomingBreachesView,
} from '@casewright/contracts';
import { CustomersModule } from '@casewright/customers';
import { AddUserCommand, IdentityModule } from '@casewright/identity';
import { firstMeta, newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { ReportsModule } from '@casewright/reports';
import { SlaModule } from '@casewright/sla';
import { createTestApp, type TestApp } from '@casewright/testing';
import { TicketsModule } from '@casewright/tickets';
import { CommandBus } from '@nestjs/cqrs';
import { DeskHistory } from './desk-history';
import { foldTickets, type FoldedTicket } from './folded-tickets';

const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'];
const goals = { low: null, normal: 600, high: 240, urgent: 60 };
const targets = ['first-reply', 'resolution'].map((target) => ({ target, calendarId: null, goals }));
const admin = { email: 'admin@desk.test', name: 'Ada', role: 'admin' as const, teamIds: [], password: 'correct horse battery' };

describe('the dashboard', () => {
  let test: TestApp;
  let token: string;
  let tickets: FoldedTicket[];
  const teams: string[] = [];

  const signIn = async () => {
    const answer = await test.http({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { email: admin.email, password: admin.password },
    });
    token = answer.json<{ accessToken: string }>().accessToken;
  };
  const send = async <Answer>(method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await test.http({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.body}`);
    return answer.json();
  };
  const show = <Answer>(report: string, query: Record<string, string> = {}) =>
    send<Answer>('GET', `/reports/${report}?${new URLSearchParams(query).toString()}`);
  /** What the queue shows for a figure must be what the figure counts. */
  const expectRows = async ({ count, filter }: Figure) => {
    const query = new URLSearchParams({ ...filter, limit: '200' });
    const { items } = await send<{ items: unknown[] }>('GET', `/tickets?${query.toString()}`);
    expect([filter, items.length]).toEqual([filter, count]);
  };
  const open = () => tickets.filter(({ solvedAt }) => solvedAt === null);

  beforeAll(async () => {
    test = await createTestApp({ imports: [IdentityModule, CustomersModule, TicketsModule, SlaModule, ReportsModule] });
    await test.get(CommandBus).execute(new AddUserCommand(admin, firstMeta(newId(), { kind: 'system', id: 'test' }, test.clock.now())));
    await signIn();
    for (const name of ['Field service', 'Projectors']) teams.push((await send<{ id: string }>('POST', '/teams', { name })).id);
    await send('POST', '/sla-policies', { name: 'Standard', targets });
    await new DeskHistory(test, teams).run(150);
    tickets = await foldTickets(test.get(Database));
    await signIn();
  });
  afterAll(() => test.close());

  it.each(zones)('counts a day of %s as the log does, and leads to its rows', async (timeZone) => {
    const { days } = await show<OpenedAndSolvedView>('opened-and-solved', { timeZone, days: '14' });
    const dayOf = (moment: number | null) =>
      moment !== null && new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
    expect(days.at(-1)?.day).toBe(dayOf(test.clock.now().getTime()));
    expect(days.map(({ day, opened, solved }) => [day, opened.count, solved.count])).toEqual(
      days.map(({ day }) => [
        day,
        tickets.filter(({ openedAt }) => dayOf(openedAt) === day).length,
        tickets.filter(({ solvedAt }) => dayOf(solvedAt) === day).length,
      ]),
    );
    expect(days.filter(({ opened, solved }) => opened.count > 0 && solved.count > 0).length).toBeGreaterThan(5);
    for (const { opened, solved } of days) await Promise.all([expectRows(opened), expectRows(solved)]);
  });

  it('counts what is open by team and priority', async () => {
    const view = await show<OpenTicketsView>('open-tickets');
    expect(view.total.count).toBe(open().length);
    expect(view.teams.map(({ team }) => team?.id ?? null)).toEqual([...teams, null]);
    for (const { team, total, byPriority } of view.teams) {
      const ofTeam = open().filter((ticket) => ticket.team === (team?.id ?? null));
      expect(total.count).toBe(ofTeam.length);
      for (const { priority, figure } of byPriority) {
        expect(figure.count).toBe(ofTeam.filter((ticket) => ticket.priority === priority).length);
        await expectRows(figure);
      }
    }
    for (const figure of [view.total, view.unassigned, view.overdue]) await expectRows(figure);
  });

  /** What the log says of the clocks of some tickets. */
  const folded = (of: readonly FoldedTicket[], isWanted: (target: string) => boolean = () => true) => {
    const clocks = of.flatMap((ticket) => [...ticket.clocks].filter(([target]) => isWanted(target)).map(([, clock]) => clock));
    const late = clocks.filter((clock) => clock.breached).length;
    const kept = clocks.filter((clock) => clock.ended && !clock.breached).length;
    return { counts: [kept, late, 0, clocks.length - late - kept], attainment: kept + late === 0 ? null : kept / (kept + late) };
  };
  const standing = ({ met, breached, excused, running, attainment }: ClockFigures) => ({
    counts: [met, breached, excused, running].map(({ count }) => count),
    attainment,
  });

  it('counts each clock as it stands, and leads to its tickets', async () => {
    const view = await show<SlaAttainmentView>('sla-attainment', { days: '90' });
    expect(view.rows.map(({ key }) => key)).toEqual(SlaTarget.options);
    for (const { key, ...figures } of view.rows) {
      expect(standing(figures)).toEqual(folded(tickets, (target) => target === key));
      for (const figure of [figures.met, figures.breached, figures.running]) await expectRows(figure);
    }
    expect(standing(view.total)).toEqual(folded(tickets));
    expect(Math.min(view.total.met.count, view.total.breached.count)).toBeGreaterThan(0);
  });

  it.each(['team', 'priority', 'week', 'organisation'] as const)('divides the clocks of a target by %s', async (by) => {
    const asked = { days: '90', timeZone: 'Asia/Kathmandu', target: 'first-reply' };
    const { rows, total } = await show<SlaAttainmentView>('sla-attainment', { ...asked, by });
    const weekOf = ({ openedAt }: FoldedTicket) => {
      const date = new Date(new Intl.DateTimeFormat('en-CA', { timeZone: asked.timeZone, dateStyle: 'short' }).format(openedAt));
      const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000;
      return new Date(monday).toISOString().slice(0, 10);
    };
    const keyOf = { team: ({ team }: FoldedTicket) => team, priority: ({ priority }: FoldedTicket) => priority, week: weekOf }[
      by as 'team'
    ];
    for (const { key, name: _, ...figures } of rows) {
      if (by !== 'organisation') {
        const own = tickets.filter((ticket) => keyOf(ticket) === key);
        expect([key, standing(figures)]).toEqual([key, folded(own, (target) => target === 'first-reply')]);
      }
      for (const figure of [figures.met, figures.breached, figures.running]) await expectRows(figure);
    }
    const sums = rows.reduce((sum, { met, breached }) => sum + met.count + breached.count, 0);
    expect(sums).toBe(total.met.count + total.breached.count);
  });

  it('lists what will be breached next, hour by hour', async () => {
    const view = await show<UpcomingBreachesView>('upcoming-breaches', { hours: '48' });
    expect(view.hours.reduce((sum, { count }) => sum + count, 0)).toBe(view.total);
    expect(view.items.map(({ dueAt }) => dueAt)).toEqual(view.items.map(({ dueAt }) => dueAt).sort());
    for (const { dueAt } of view.items) expect(view.hours.some(({ from, to }) => from <= dueAt && dueAt < to)).toBe(true);
  });

  it('puts every open ticket into the one age that it has', async () => {
    const { at, ages } = await show<BacklogAgeView>('backlog-age');
    const days = ({ openedAt }: FoldedTicket) => (Date.parse(at) - openedAt) / 86_400_000;
    for (const { fromDays, toDays, figure } of ages) {
      const isIn = (age: number) => (fromDays === 0 || age > fromDays) && (toDays === null || age <= toDays);
      expect(figure.count).toBe(open().filter((ticket) => isIn(days(ticket))).length);
      await expectRows(figure);
    }
    expect(ages.reduce((sum, { figure }) => sum + figure.count, 0)).toBe(open().length);
  });

  it('refuses a zone that there is not, and a period that is none', async () => {
    for (const query of ['timeZone=Moon/Base', 'days=1', 'days=30&colour=red']) {
      const answer = await test.http({
        method: 'GET',
        url: `/api/v1/reports/opened-and-solved?${query}`,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'request.invalid']);
    }
  });
});
