import { ApiProblem } from '../http/api-problem';
import { PagedRows } from './paged-rows';

const page = (from: number, to: number, nextCursor: string | null) => ({
  items: Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) })),
  nextCursor,
});
const ids = (rows: PagedRows<{ id: string }>) => rows.rows().map(({ id }) => id);

describe('rows a page at a time', () => {
  it('read on where the last page ended, once, and say when there are no more', async () => {
    const fetchPage = jest.fn(async (cursor?: string) => Promise.resolve(cursor === undefined ? page(0, 2, 'two') : page(2, 3, null)));
    const rows = new PagedRows(fetchPage);
    await rows.load();
    expect(rows.count()).toBe('2+');
    await Promise.all([rows.more(), rows.more()]);
    await rows.more();
    expect([ids(rows), rows.count(), fetchPage.mock.calls.length]).toEqual([['0', '1', '2'], '3', 2]);
  });

  it('throw away the answer to an older question', async () => {
    const answers: ((value: ReturnType<typeof page>) => void)[] = [];
    const rows = new PagedRows(() => new Promise<ReturnType<typeof page>>((resolve) => answers.push(resolve)));
    const [older, newer] = [rows.load(), rows.load()];
    answers[1]?.(page(5, 6, null));
    answers[0]?.(page(0, 1, null));
    await Promise.all([older, newer]);
    expect(ids(rows)).toEqual(['5']);
  });

  it('keep what is there when a later page does not come', async () => {
    const refused = new ApiProblem(503, 'server.error', 'The database is away.', null, []);
    const rows = new PagedRows(async (cursor?: string) => (cursor ? Promise.reject(refused) : Promise.resolve(page(0, 2, 'two'))));
    await rows.load();
    await rows.more();
    expect([ids(rows), rows.loading().state, rows.problem()]).toEqual([['0', '1'], 'ready', 'The database is away.']);
  });

  it('leave whoever has read on where they are, and otherwise show what is new', async () => {
    let first = page(0, 2, 'two');
    const rows = new PagedRows(async (cursor?: string) => Promise.resolve(cursor === undefined ? first : page(2, 4, 'four')));
    await rows.load();
    first = page(7, 9, 'two');
    await rows.refresh();
    expect(ids(rows)).toEqual(['7', '8']);
    await rows.more();
    await rows.refresh();
    expect(ids(rows)).toEqual(['7', '8', '2', '3']);
  });
});
