import type { DecisionView, PersonView, RuleContentInput, RuleDetailView, RuleHealthView, TicketView } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { startWholeProgram, type Caller, type WholeProgram } from './whole-program';

const onOpening = (name: string, fact: string, value: string, action: RuleContentInput['actions'][number]): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank: 'a' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact, operator: 'equal', value }] },
  actions: [action],
});
/** Makes the person the requester of tickets with this subject. */
const sets = (to: string, subject: string) =>
  onOpening(`Sets ${to}`, 'ticket.subject', subject, { id: 'set', type: 'ticket.set-requester', params: { to } });
const asksFor = (id: string) =>
  onOpening(`Asks for ${id}`, 'ticket.requesterId', id, { id: 'tag', type: 'ticket.add-tags', params: { tags: ['known'] } });

describe('people whom rules name', () => {
  let program: WholeProgram;
  let admin: Caller;
  beforeAll(async () => {
    program = await startWholeProgram();
    admin = await program.join('Head', 'admin');
  });
  afterAll(() => program.close());

  const person = (organisationId: string | null = null) =>
    admin.ask<PersonView>('POST', '/customers', { name: 'Kim Sato', emails: [`${newId()}@kino.test`], organisationId });
  const publish = async (content: RuleContentInput) => {
    const { id } = await admin.ask<RuleDetailView>('POST', '/rules', content);
    return admin.ask<RuleDetailView>('POST', `/rules/${id}/publish`, { reason: 'Because' });
  };
  const openFor = ({ email, name }: PersonView, subject: string) =>
    admin.ask<TicketView>('POST', '/tickets', { subject, body: 'It is dark', requester: { email, name } });

  const removals: readonly [string, (who: PersonView) => Promise<unknown>][] = [
    ['removed', ({ id }) => admin.ask('DELETE', `/customers/${id}`)],
    ['forgotten', ({ id, email }) => admin.ask('POST', `/customers/${id}/forget`, { reason: 'Article 17', confirm: email })],
  ];
  it.each(removals)('are refused once they are %s, and Health names the rules', async (_, remove) => {
    const who = await person();
    const [acts, asks] = [sets(who.id, 'Theirs'), asksFor(who.id)];
    const ids = [(await publish(acts)).id, (await publish(asks)).id];
    const ticket = await openFor(await person(), 'Lamp');
    const dead = async () =>
      (await admin.ask<RuleHealthView>('GET', '/rules/health')).findings
        .filter(({ kind, rule }) => kind === 'dead-reference' && ids.includes(rule.id))
        .map(({ pointer }) => pointer)
        .sort();
    expect(await dead()).toEqual([]);
    // A person is forgotten only once all is known of what was written.
    await program.catchUp();
    await remove(who);
    const places = ['/actions/0/params/to', '/conditions/all/0/value'];
    await program.catchUp();
    expect(await dead()).toEqual(places);
    for (const [place, content] of [acts, asks].entries()) {
      expect(await admin.ask('POST', '/rules/check', content)).toMatchObject({ problems: [{ pointer: places[place] }] });
    }
    const set = await admin.send('PATCH', `/tickets/${ticket.id}`, { requesterId: who.id });
    expect([set.statusCode, set.json()]).toMatchObject([422, { detail: 'This person was removed: choose another one.' }]);
    const again = await openFor(who, 'Once more');
    expect(again.requester.id).not.toBe(who.id);
  });

  it('give a ticket back with the organisation that it had, wherever they are by now', async () => {
    const [before, since] = await Promise.all(
      ['Lichtspiele', 'Kammerspiele'].map((name) => admin.ask<{ id: string }>('POST', '/organisations', { name })),
    );
    const [first, second] = [await person(before?.id), await person()];
    await publish(sets(second.id, 'Moves'));
    const ticket = await openFor(first, 'Moves');
    const now = async () => {
      await program.catchUp();
      const { requester, organisation } = await admin.ask<TicketView>('GET', `/tickets/${ticket.id}`);
      return [requester.id, organisation?.id ?? null];
    };
    expect(await now()).toEqual([second.id, null]);
    for (const { id } of [first, second]) await admin.ask('PATCH', `/customers/${id}`, { organisationId: since?.id });
    const { items } = await admin.ask<{ items: DecisionView[] }>('GET', `/tickets/${ticket.id}/decisions`);
    const decision = `/decisions/${items[0]?.id}`;
    await admin.ask('POST', `${decision}/undo`);
    expect(await now()).toEqual([first.id, before?.id]);
    await admin.ask('POST', `${decision}/redo`);
    expect(await now()).toEqual([second.id, null]);
  });
});
