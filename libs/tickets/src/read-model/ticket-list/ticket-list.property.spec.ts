import type { TicketEvent } from '@casewright/contracts';
import { fold, idFrom, type Stored } from '@casewright/kernel';
import fc from 'fast-check';
import { ticket } from '../../domain';
import { anyHistory } from '../../domain/any-commands.samples';
import { ticketList } from './ticket-list.projection';
import type { TicketRow } from './ticket-row';

const at = (version: number): string => new Date(Date.UTC(2026, 0, 5, 9, version)).toISOString();
const stored = (event: TicketEvent, index: number) =>
  ({ ...event, streamId: idFrom('ticket'), category: 'ticket', version: index + 1, meta: { at: at(index + 1) } }) as Stored<TicketEvent>;

describe('a row of the queue', () => {
  it('equals the ticket folded from the same events', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let row: TicketRow | undefined;
        for (const event of history.map(stored)) row = ticketList.fold(row, event, event.streamId);
        const state = fold(ticket, history);
        if (state.stage === 'absent') return expect(row).toBeUndefined();
        const {
          stage: _stage,
          commentCount: _count,
          unanswered: _unanswered,
          absorbed: _absorbed,
          mergedInto,
          snooze,
          status,
          ...properties
        } = state;
        expect(row).toMatchObject({
          ...properties,
          status: status.id,
          snoozedUntil: snooze?.until ?? null,
          category: status.category,
          createdAt: at(1),
          updatedAt: at(history.length),
        });
        const { category } = status;
        if (!mergedInto) expect(row?.solvedAt === null).toBe(category !== 'solved' && category !== 'closed');
      }),
    );
  });
});
