import { CommandGateway } from '@casewright/commands';
import type { TicketView } from '@casewright/contracts';
import { firstMeta, idFrom, newId } from '@casewright/kernel';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('what a rule writes', () => {
  let world: TicketWorld;
  beforeAll(async () => (world = await createTicketWorld()));
  afterAll(() => world.test.close());

  const lastAuthor = async (as: string, id: string) => {
    const { body } = await world.send(as, 'GET', `/tickets/${id}`);
    return (body as unknown as TicketView).comments.at(-1)?.author;
  };

  it('carries the name of the rule for colleagues, and none for customers', async () => {
    const { id: ticketId } = await world.open();
    const ruleId = idFrom('rule');
    const comment = {
      text: 'Which lamp?',
      html: null,
      visibility: 'public',
      channel: 'mail',
      authorId: ruleId,
      authorKind: 'rule',
      automatic: true,
    };
    const meta = firstMeta(newId(), { kind: 'rule', id: ruleId, version: 1 }, world.test.clock.now());
    await world.test.get(CommandGateway).send({ type: 'ticket.comment', data: { ticketId, comment } }, meta);
    expect(await lastAuthor('admin', ticketId)).toEqual({ id: ruleId, kind: 'rule', name: 'Black picture is urgent' });
    expect(await lastAuthor('ada', ticketId)).toEqual({ id: '', kind: 'rule', name: 'Automatic message' });
  });
});
