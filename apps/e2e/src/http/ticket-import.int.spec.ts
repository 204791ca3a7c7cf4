import type { RuleContentInput, RuleDetailView, TicketList } from '@casewright/contracts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TicketCounts } from '@casewright/contracts';
import { Api } from '../../../../tools/client/api';
import { run } from '../../../../tools/import/run';
import { rule } from './rule-files';
import { password, startWholeProgram, type Caller, type WholeProgram } from './whole-program';

const ticket = (reference: string, more: object = {}) => ({
  ...{ source: 'olddesk', reference, subject: 'A black picture', channel: 'mail', status: 'open', openedAt: '2025-11-03T08:00:00Z' },
  requester: { email: 'ada@customer.test', name: 'Ada Lovelace' },
  comments: [
    { author: { kind: 'customer', email: 'ada@customer.test', name: 'Ada Lovelace' }, at: '2025-11-03T08:00:00Z', body: 'It is black' },
    { author: { kind: 'agent', email: 'gone@olddesk.test', name: 'Gone' }, at: '2025-11-03T09:00:00Z', body: 'Which hall?' },
  ],
  ...more,
});

const waiting: RuleContentInput = {
  ...rule('Nobody answers'),
  trigger: { kind: 'relative', anchor: 'lastReplyAt', offset: 'PT1H' },
};

describe('tickets of another system, in the whole program', () => {
  let program: WholeProgram;
  let admin: Caller;
  /** Has a ticket of the first file, and would be told of it. */
  let kim: Caller;
  let url: string;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casewright-import-'));
    program = await startWholeProgram();
    admin = await program.join('Ada Quist', 'admin');
    await program.app.listen(0, '127.0.0.1');
    kim = await program.join('Kim Abel', 'agent');
    url = await program.app.getUrl();
    for (const content of [rule('Black picture'), waiting]) {
      const { id } = await admin.ask<RuleDetailView>('POST', '/rules', content);
      await admin.ask('POST', `/rules/${id}/publish`, { reason: 'First' });
    }
  });
  afterAll(async () => {
    await program.close();
    rmSync(folder, { recursive: true });
  });

  const importing = async (...lines: readonly string[]) => {
    const file = join(folder, 'tickets.jsonl');
    writeFileSync(file, lines.join('\n'));
    const said: string[] = [];
    const terminal = { out: (line: string) => said.push(line), problem: (line: string) => said.push(line) };
    const code = await run([file, '--url', url], { CASEWRIGHT_EMAIL: 'ada.quist@example.test', CASEWRIGHT_PASSWORD: password }, terminal);
    return { code, said };
  };
  const tickets = async () => (await admin.ask<TicketList>('GET', '/tickets?sort=number')).items;

  it('come from a file; what is refused is named by its line, and can be sent again', async () => {
    const refused = JSON.stringify(ticket('3', { openedAt: 'yesterday' }));
    const first = await importing(
      JSON.stringify(ticket('1', { assignee: 'kim.abel@example.test' })),
      '',
      'no json',
      JSON.stringify(ticket('2')),
      refused,
    );
    expect(first.code).toBe(1);
    expect(first.said.filter((line) => line.startsWith('Line')).sort()).toEqual([
      'Line 3: No JSON document. Each line holds one ticket.',
      expect.stringMatching(/^Line 5: .*\n {2}\/openedAt /s),
    ]);
    expect(first.said.at(-1)).toBe('2 taken over, 0 were there before, 2 refused');
    const again = await importing(JSON.stringify(ticket('1')), JSON.stringify(ticket('2')), JSON.stringify(ticket('3')));
    expect(again).toEqual({ code: 0, said: ['1 taken over, 2 were there before, 0 refused'] });
    await program.catchUp();
    expect(await tickets()).toHaveLength(3);
  });

  it('leave nobody behind where they are refused', async () => {
    const stranger = { email: 'stranger@customer.test', name: 'A Stranger' };
    const { said } = await importing(JSON.stringify(ticket('4', { requester: stranger, assignee: 'nobody@desk.test' })));
    expect(said[0]).toContain('/assignee');
    expect(await admin.ask<object>('GET', '/customers?q=stranger')).toMatchObject({ items: [] });
  });

  it('go on coming when the sign-in has run out, which is renewed once for all that are on their way', async () => {
    const api = await Api.signIn(url, 'ada.quist@example.test', password);
    Object.assign(api, { token: 'of yesterday' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.ask('GET', '/tickets/counts', TicketCounts)));
    expect(answers).toHaveLength(4);
  });

  it('start no rule, no mail and no news, and say so where one asks why not', async () => {
    // Several are taken over at once, so any of them may have the lowest number.
    const taken = (await tickets()).find(({ assignee }) => assignee?.name === 'Kim Abel');
    expect(taken).toMatchObject({ priority: 'normal', createdAt: '2025-11-03T08:00:00.000Z' });
    const rules = (await admin.ask<{ items: { id: string }[] }>('GET', '/rules')).items;
    expect(rules).toHaveLength(2);
    for (const { id } of rules) {
      const whyNot = await admin.ask<object>('GET', `/tickets/${taken?.id ?? ''}/why-not?ruleId=${id}`);
      expect(JSON.stringify(whyNot)).toContain('taken over from another system');
    }
    const armed = () => admin.ask<{ waiting: object[] }>('GET', `/tickets/${taken?.id ?? ''}/timed-rules`);
    expect((await armed()).waiting).toEqual([]);
    expect(await admin.ask<object>('GET', '/deliveries')).toMatchObject({ items: [] });
    expect(await kim.ask<object>('GET', '/notifications')).toMatchObject({ items: [] });
    await admin.ask('POST', `/tickets/${taken?.id ?? ''}/comments`, { body: 'Hall 3, then', visibility: 'public' });
    await program.catchUp();
    expect((await admin.ask<{ items: object[] }>('GET', '/deliveries')).items).toHaveLength(1);
    expect((await armed()).waiting).toHaveLength(1);
  });
});
