import type { Role, RuleContentInput, TicketCounts, TicketEventList, TicketView } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { listed, waysToSee, type Watched } from './seeing';
import { startWholeProgram, type Caller, type WholeProgram } from './whole-program';

const relations = ['a stranger to it', 'of its team', 'before a team has it', 'assigned to it', 'following it', 'its requester'] as const;
type Relation = (typeof relations)[number];

const everything = [...relations];
const seen: Readonly<Record<Role, readonly Relation[]>> = {
  admin: everything,
  manager: everything,
  agent: ['of its team', 'before a team has it', 'assigned to it', 'following it'],
  engineer: ['assigned to it', 'following it'],
  customer: ['its requester'],
};
/** Customers are never staff of a ticket. */
const possible = (role: Role, relation: Relation) =>
  role !== 'customer' || !['of its team', 'assigned to it', 'following it'].includes(relation);
const cases = (Object.keys(seen) as Role[]).flatMap((role) =>
  relations.filter((relation) => possible(role, relation)).map((relation): [Role, Relation] => [role, relation]),
);

const onEveryTicket: RuleContentInput = {
  name: 'On every ticket',
  order: { phase: 'intake', rank: 'a' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'exists' }] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['seen'] } }],
};

describe('who sees a ticket', () => {
  let program: WholeProgram;
  let admin: Caller;
  let ruleId: string;
  const teams = { theirs: '', other: '' };

  beforeAll(async () => {
    program = await startWholeProgram();
    await program.app.listen(0, '127.0.0.1');
    admin = await program.join('Head', 'admin');
    for (const name of ['theirs', 'other'] as const) teams[name] = (await admin.ask<{ id: string }>('POST', '/teams', { name })).id;
    ruleId = (await admin.ask<{ id: string }>('POST', '/rules', onEveryTicket)).id;
  });
  afterAll(() => program.close());

  const teamOf = (relation: Relation): string | null => {
    if (relation === 'before a team has it') return null;
    return relation === 'of its team' ? teams.theirs : teams.other;
  };

  /** A saved test that is wrong about what the rule does when the ticket is opened. */
  const mistaken = async (ticketId: string) => {
    const { items } = await admin.ask<TicketEventList>('GET', `/tickets/${ticketId}/events`);
    return { ticketId, eventId: items.find(({ type }) => type === 'ticket.opened')?.id ?? '', expect: { fires: false } };
  };

  /** A ticket to which they stand like this. */
  const ticketFor = async (caller: Caller, email: string, relation: Relation): Promise<Watched> => {
    const [word, attachmentId] = [`word${newId().replaceAll('-', '')}`, await admin.upload('File')];
    const requester = relation === 'its requester' ? { email, name: 'Them' } : { email: `${newId()}@customer.test`, name: 'Somebody' };
    const teamId = teamOf(relation);
    const ticket = await admin.ask<TicketView>('POST', '/tickets', {
      subject: 'Lamp',
      body: `It ${word}`,
      requester,
      ...(teamId && { teamId }),
    });
    await admin.ask('POST', `/tickets/${ticket.id}/comments`, {
      body: 'See the file',
      visibility: 'public',
      attachmentIds: [attachmentId],
    });
    if (relation === 'assigned to it' || relation === 'following it')
      await admin.ask('PATCH', `/tickets/${ticket.id}`, { assigneeId: caller.userId });
    if (relation === 'following it') {
      await caller.ask('POST', `/tickets/${ticket.id}/follow`);
      await admin.ask('PATCH', `/tickets/${ticket.id}`, { assigneeId: null });
    }
    await program.catchUp();
    return { ticket, word, attachmentId, ruleId, tested: { ...onEveryTicket, tests: [await mistaken(ticket.id)] } };
  };

  it.each(cases)('%s, %s: every way to it agrees', async (role, relation) => {
    const name = `${role} ${newId()}`;
    const caller = await program.join(name, role, relation === 'of its team' ? [teams.theirs] : []);
    const watched = await ticketFor(caller, `${name.replaceAll(' ', '.')}@example.test`, relation);
    const expected = seen[role].includes(relation);
    const ways = await waysToSee(program, caller, watched);
    const disagreeing = Object.entries(ways).filter(([, answer]) => answer !== null && answer !== expected);
    expect(disagreeing).toEqual([]);
    expect(ways['by id']).toBe(expected);
    const counts = await caller.ask<TicketCounts>('GET', '/tickets/counts');
    expect(counts.all).toBe((await listed(caller, 'category=new,open,pending,on-hold')).length);
  });
});
