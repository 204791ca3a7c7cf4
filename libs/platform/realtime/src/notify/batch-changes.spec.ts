import { idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { merged, payloads } from './batch-changes';

const change = (ticketId: string, version: number, ...eventTypes: string[]) => ({ ticketId, version, eventTypes, customerEventTypes: [] });

describe('merged', () => {
  it('tells of each ticket once, with its newest version and its oldest past', () => {
    const first = { ...change('a', 1, 'x'), before: { teamId: 'one' } };
    const second = { ...change('a', 2, 'y', 'x'), before: { teamId: 'two', assigneeId: 'me' } };
    expect(merged([first, change('b', 5, 'z'), second])).toEqual([
      { ...change('a', 2, 'x', 'y'), before: { teamId: 'one', assigneeId: 'me' } },
      change('b', 5, 'z'),
    ]);
  });
});

describe('payloads', () => {
  it('carries everything in pieces that PostgreSQL takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.array(fc.constantFrom('ticket.commented', 'ticket.tagged'), { maxLength: 40 })), {
          maxLength: 200,
        }),
        (list) => {
          const changes = list.map(([version, types]) => change(idFrom(String(version)), version, ...types));
          const pieces = payloads(changes);
          for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThan(8000);
          expect(pieces.flatMap((piece) => JSON.parse(piece) as unknown[])).toEqual(changes);
        },
      ),
    );
  });
});
