import { noAutoClose, type AutoClosePreview, type AutoCloseView, type TicketAutoClose, type TicketEventList } from '@casewright/contracts';
import { AutoCloseRepository } from '../application/auto-close/auto-close.repository';
import { day, WaitingDesk } from './waiting-desk';

describe('Tickets that are solved and closed by themselves', () => {
  let desk: WaitingDesk;
  beforeAll(async () => {
    desk = await WaitingDesk.open();
  });
  afterAll(() => desk.test.close());

  async function ticketIn(status: string): Promise<string> {
    const { id } = await desk.ticket();
    await desk.act('agent', 'PATCH', `/tickets/${id}`, { status });
    await desk.catchUp();
    return id;
  }
  const comments = async (id: string) =>
    (await desk.events(id)).flatMap(({ type, data }) => (type === 'ticket.commented' ? [data.text] : []));
  const version = async () => (await desk.act<AutoCloseView>('admin', 'GET', '/auto-close')).version;
  const next = async (id: string) => (await desk.act<TicketAutoClose>('agent', 'GET', `/tickets/${id}/auto-close`)).next;

  it('are not, until an admin says so; then what is solved already is counted first, and closed', async () => {
    const old = await ticketIn('solved');
    await desk.pass(40 * day);
    const fresh = await ticketIn('solved');
    expect(await desk.act<AutoCloseView>('admin', 'GET', '/auto-close')).toMatchObject({ version: 0, closeSolvedAfterDays: 0 });
    expect([await desk.status(old), await next(old)]).toEqual(['solved', null]);
    const draft = { ...noAutoClose, closeSolvedAfterDays: 28 };
    const preview = await desk.act<AutoClosePreview>('admin', 'POST', '/auto-close/preview', draft);
    expect(preview.close).toEqual({ waiting: 2, atOnce: 1, warnedAtOnce: 0 });
    await desk.settings(draft);
    expect([await desk.status(old), await desk.status(fresh)]).toEqual(['closed', 'solved']);
    expect(await desk.act<AutoCloseView>('admin', 'GET', '/auto-close')).toMatchObject({ version: 1, lookingThrough: null });
    await desk.pass(28 * day);
    expect(await desk.status(fresh)).toBe('closed');
    const { items } = await desk.act<TicketEventList>('agent', 'GET', `/tickets/${fresh}/events`);
    expect(items.at(-1)).toMatchObject({
      actor: { kind: 'process', id: 'auto-close' },
      automatic: { process: 'auto-close', settingsVersion: 1, afterDays: 28 },
    });
  });

  it('warn the requester by a mail from the template, wait, and close; an answer opens again', async () => {
    await desk.settings({
      closeSolvedAfterDays: 7,
      warnBeforeCloseDays: 2,
      closeWarning: 'Hello {{requester.name}}, {{ticket.number}} closes.',
    });
    const [quiet, lively] = [await ticketIn('solved'), await ticketIn('solved')];
    await desk.pass(5 * day);
    expect((await comments(quiet)).at(-1)).toMatch(/^Hello Ada, T-\d+ closes\.$/);
    expect(await next(quiet)).toMatchObject({ step: 'close', warnAt: null, settingsVersion: await version() });
    await desk.act('ada', 'POST', `/tickets/${lively}/comments`, { body: 'Not yet', visibility: 'public' });
    await desk.pass(2 * day);
    expect([await desk.status(quiet), await desk.status(lively)]).toEqual(['closed', 'open']);
    expect(await next(lively)).toBeNull();
    const late = await desk.world.send('ada', 'POST', `/tickets/${quiet}/comments`, { body: 'Still dark', visibility: 'public' });
    expect([late.status, late.body.code]).toEqual([409, 'ticket.closed']);
  });

  it('that wait for their requester are solved, and then closed; those of nobody stay', async () => {
    await desk.settings({ solvePendingAfterDays: 3, closeSolvedAfterDays: 4 });
    const [pending, nobodys] = [await ticketIn('pending'), await ticketIn('pending')];
    await desk.act('agent', 'POST', `/tickets/${nobodys}/release`);
    await desk.pass(3 * day);
    expect([await desk.status(pending), await desk.status(nobodys)]).toEqual(['solved', 'pending']);
    await desk.pass(4 * day);
    expect(await desk.status(pending)).toBe('closed');
  });

  it('wait by the settings as they are, and no more once those are off', async () => {
    await desk.settings({ closeSolvedAfterDays: 5 });
    const id = await ticketIn('solved');
    await desk.settings({ closeSolvedAfterDays: 9 });
    await desk.pass(5 * day);
    expect(await desk.status(id)).toBe('solved');
    expect(await next(id)).toMatchObject({ settingsVersion: await version() });
    await desk.settings({});
    expect(await next(id)).toBeNull();
    await desk.pass(9 * day);
    expect(await desk.status(id)).toBe('solved');
    await desk.act('agent', 'PATCH', `/tickets/${id}`, { status: 'open' });
  });

  it('are warned and closed once where the program was killed in between', async () => {
    await desk.settings({ closeSolvedAfterDays: 4, warnBeforeCloseDays: 1 });
    const id = await ticketIn('solved');
    const before = (await comments(id)).length;
    const repository = desk.test.get(AutoCloseRepository);
    const killed = () => jest.spyOn(repository, 'change').mockRejectedValueOnce(new Error('killed'));
    killed();
    await desk.pass(3 * day);
    await desk.pass(60_000);
    expect(await comments(id)).toHaveLength(before + 1);
    killed();
    await desk.pass(day);
    await desk.pass(60_000);
    expect(await desk.status(id)).toBe('closed');
    expect(await comments(id)).toHaveLength(before + 1);
    expect((await next(id)) === null).toBe(true);
  });

  it('refuse settings that cannot be, and whoever may not', async () => {
    const put = (as: string, changes: object, headers = {}) =>
      desk.world.send(as, 'PUT', '/auto-close', { ...noAutoClose, ...changes }, headers);
    const late = await put('admin', { closeSolvedAfterDays: 3, warnBeforeCloseDays: 3 });
    expect([late.status, late.body.errors?.[0]?.pointer]).toEqual([400, '/warnBeforeCloseDays']);
    const wild = await put('admin', { closeWarning: 'Hello {{constructor}}' });
    expect([wild.status, wild.body.errors?.[0]?.pointer]).toEqual([400, '/closeWarning']);
    expect((await put('manager', {})).status).toBe(403);
    expect((await put('admin', { closeSolvedAfterDays: 3 })).status).toBe(200);
    expect((await put('admin', { closeSolvedAfterDays: 4 }, { 'if-match': '"0"' })).status).toBe(412);
  });
});
