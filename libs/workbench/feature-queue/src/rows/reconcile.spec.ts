import type { TicketListItem } from '@casewright/contracts';
import { arrivals, changedIds, inPlace, newcomersFirst } from './reconcile';

const row = (id: string, version: number): TicketListItem => ({ id, version }) as TicketListItem;
const ids = (rows: readonly TicketListItem[]) => rows.map(({ id, version }) => `${id}${version}`);

describe('live rows', () => {
  it('change in place and keep their order', () => {
    expect(ids(inPlace([row('a', 1), row('b', 1)], [row('b', 2), row('a', 1)]))).toEqual(['a1', 'b2']);
  });

  it('never go back to an older version', () => {
    expect(ids(inPlace([row('a', 3)], [row('a', 2)]))).toEqual(['a3']);
  });

  it('stay while the pointer is on them, even those that have left the list', () => {
    expect(ids(inPlace([row('a', 1), row('b', 1)], [row('a', 1)]))).toEqual(['a1', 'b1']);
  });

  it('count as new only where they are not shown yet', () => {
    expect(ids(arrivals([row('a', 1)], [row('c', 1), row('a', 2)]))).toEqual(['c1']);
  });

  it('are highlighted when new or changed', () => {
    expect([...changedIds([row('a', 1), row('b', 1)], [row('c', 1), row('a', 2), row('b', 1)])]).toEqual(['c', 'a']);
  });

  it('stand on top when they came in since the list was loaded, each once', () => {
    const at = (id: string, createdAt: string): TicketListItem => ({ id, version: 1, createdAt }) as TicketListItem;
    const sorted = [at('overdue', '2026-01-01'), at('early', '2026-01-03')];
    const opened = [at('early', '2026-01-03'), at('late', '2026-01-04'), at('overdue', '2026-01-01')];
    expect(newcomersFirst(sorted, opened, '2026-01-02').map(({ id }) => id)).toEqual(['late', 'early', 'overdue']);
  });
});
