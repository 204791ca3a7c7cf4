import { newId } from '@casewright/kernel';
import { EventStore } from '@casewright/event-store';
import { maxRulesTogether, type RuleContentInput } from '@casewright/contracts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from '../../../../tools/client/api';
import { RuleServer } from '../../../../tools/rules/rule-server';
import { rule, RuleFiles } from './rule-files';

const low = (text: string) => text.replace('"urgent"', '"low"');
const says = (words: string) => expect.stringContaining(words) as string;

describe('rules in git', () => {
  let files: RuleFiles;
  beforeAll(async () => (files = await RuleFiles.start()));
  beforeEach(() => files.begin());
  afterEach(() => files.clear());
  afterAll(() => files.close());

  /** A rule, pulled and then changed in its file. */
  async function changed(name: string, file: string) {
    const { id } = await files.published(rule(name));
    await files.run('pull');
    files.edit(file, low);
    return id;
  }

  describe('are not pushed over a version that is newer than the file', () => {
    it('of which rule, versions and author are named, unless told to', async () => {
      const id = await changed('Guarded', 'guarded.json');
      await files.publishedByHand(id, { ...rule('Guarded'), stop: 'all' });
      const words =
        'it is based on version 1; the newest of “Guarded” on the server is version 2, which Ada Quist published on 2026-01-05 09:00 UTC: “By hand”';
      expect(await files.run('diff')).toMatchObject({ code: 1, said: says(`~ guarded.json\n  ! ${words}\n`) });
      const refused = await files.run('push', '--reason', 'Less noise');
      expect(refused).toMatchObject({ code: 1, said: says(`guarded.json: ${words}.\n`) });
      expect(refused.said).toContain('--overwrite');
      expect(await files.saved(id)).toMatchObject({ version: 2, published: { stop: 'all' } });

      expect(await files.run('push', '--reason', 'Less noise', '--overwrite')).toMatchObject({ code: 0 });
      const saved = await files.saved(id);
      expect(saved).toMatchObject({ version: 3, published: { stop: 'none', actions: [{ params: { to: 'low' } }] } });
      expect(files.read('guarded.json')['base']).toEqual({ version: 3, hash: saved.published?.hash });
      files.edit('guarded.json', (text) => text.replace('"low"', '"high"'));
      expect(await files.run('push', '--reason', 'On top')).toMatchObject({ code: 0 });
    });

    it('also where that is on trial, which ends first, unless told to', async () => {
      const id = await changed('Tried', 'tried.json');
      await files.publishedByHand(id, { ...rule('Tried'), stop: 'all' }, { as: 'shadow' });
      await files.run('pull');
      files.edit('tried.json', low);
      const words =
        'version 2 of “Tried” is on trial, which Ada Quist published on 2026-01-05 09:00 UTC: “By hand”; make it active or end the trial first, or push with --overwrite';
      expect(await files.run('diff')).toMatchObject({ code: 1, said: says(`~ tried.json\n  ! ${words}\n`) });
      const refused = { code: 1, said: `tried.json: ${words}.\nNothing was published.` };
      expect(await files.run('push', '--reason', 'Why')).toMatchObject(refused);
      expect(await files.saved(id)).toMatchObject({ version: 1, trial: { version: 2 } });

      expect(await files.run('push', '--reason', 'Why', '--overwrite')).toMatchObject({ code: 0 });
      expect(await files.saved(id)).toMatchObject({ version: 3, trial: null });
    });

    it('but may be once that is made active, and pulled', async () => {
      const id = await changed('Promoted', 'promoted.json');
      await files.publishedByHand(id, { ...rule('Promoted'), stop: 'all' }, { as: 'shadow' });
      await files.admin.ask('POST', `/rules/${id}/promote`, {});
      expect(await files.run('push', '--reason', 'Why')).toMatchObject({ code: 1, said: says('pull brings the files up to date') });
      await files.run('pull');
      files.edit('promoted.json', low);
      expect(await files.run('push', '--reason', 'Why')).toMatchObject({ code: 0 });
      expect(await files.saved(id)).toMatchObject({ version: 3, published: { stop: 'all' } });
    });

    it('nor over a first version that is on trial', async () => {
      const { id } = await files.admin.ask<{ id: string }>('POST', '/rules', rule('First trial'));
      await files.publish(id, { reason: 'Try', as: 'shadow' });
      files.write('first-trial.json', { schema: 'rule/1', ruleId: id, ...rule('First trial') });
      const { code, said } = await files.run('push', '--reason', 'Why');
      expect({ code, said }).toEqual({ code: 1, said: says('version 1 of “First trial” is on trial, which') });
      expect(said).not.toContain('pull');
    });

    it('nor where the file does not say its version, or means that of another server', async () => {
      const id = await changed('Of old', 'of-old.json');
      const { base, ...old } = files.read('of-old.json');
      files.write('of-old.json', old);
      expect(await files.run('push', '--reason', 'Why')).toMatchObject({
        code: 1,
        said: says('of-old.json: it does not say which version it is based on; the newest of “Of old” on the server is version 1'),
      });
      files.write('of-old.json', { ...old, base: { ...(base as object), hash: `sha256:${'0'.repeat(64)}` } });
      expect(await files.run('push', '--reason', 'Why')).toMatchObject({
        code: 1,
        said: says('of-old.json: it is based on a version 1 of another server; the newest'),
      });
      expect(await files.saved(id)).toMatchObject({ version: 1 });
    });

    it('nor over one that is published while the files are checked', async () => {
      const id = await changed('Raced', 'raced.json');
      const checking = jest.spyOn(RuleServer.prototype, 'rings').mockImplementationOnce(async function (this: RuleServer, ...given) {
        await files.publishedByHand(id, { ...rule('Raced'), stop: 'all' });
        return this.rings(...given);
      });
      const refused = await files.run('push', '--reason', 'Why');
      checking.mockRestore();
      expect(refused).toMatchObject({ code: 1, said: says('raced.json: Somebody else has changed the rule since you read it.') });
      expect(await files.saved(id)).toMatchObject({ version: 2, published: { stop: 'all' } });
    });
  });

  it('become based on what is published where they say the same', async () => {
    const { id } = await files.published(rule('Same'));
    await files.run('pull');
    await files.publishedByHand(id, { ...rule('Same'), stop: 'all' });
    await files.publishedByHand(id, rule('Same'));
    expect(await files.run('push', '--reason', 'Nothing to say')).toMatchObject({ code: 0, said: says('No differences') });
    expect(files.read('same.json')['base']).toMatchObject({ version: 3 });
  });

  const onTag = (name: string, tag: string, parts: Partial<RuleContentInput>): RuleContentInput => ({
    ...rule(name),
    conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: [tag] }] },
    guards: { reentry: 'allow' },
    ...parts,
  });
  const raises = onTag('Raises', 'ping', { trigger: { kind: 'event', types: ['ticket.tagged'] } });
  const tags = onTag('Tags', 'pong', {
    trigger: { kind: 'event', types: ['ticket.priority-changed'] },
    actions: [{ id: 'a', type: 'ticket.add-tags', params: { tags: ['ping'] } }],
  });

  it('are refused where they would start each other without an end, and published in an order that never lets them', async () => {
    files.write('a-tags.json', { schema: 'rule/1', ...tags });
    files.write('b-raises.json', { schema: 'rule/1', ...raises });
    for (const command of [['lint'], ['push', '--reason', 'Both']]) {
      const { code, said } = await files.run(...command);
      expect(code).toBe(1);
      expect(said).toContain('a-tags.json: /guards/reentry The rules start each other again and again (“Tags” → “Raises” → “Tags”)');
      expect(said).toContain('b-raises.json: /guards/reentry The rules start each other again and again (“Raises” → “Tags” → “Raises”)');
    }
    const { id } = await files.published(raises);
    files.write('b-raises.json', { schema: 'rule/1', ruleId: id, ...raises, guards: { reentry: 'never' } });
    expect(await files.run('lint')).toMatchObject({ code: 0, said: '2 rules can be published' });
    const pushed = await files.run('push', '--reason', 'It ends now', '--overwrite');
    expect(pushed).toEqual({ code: 0, said: 'Published b-raises.json\nCreated a-tags.json' });
  });

  it('are refused where a saved test of theirs fails', async () => {
    const ticket = await files.admin.ask<{ id: string }>('POST', '/tickets', {
      subject: 'A black picture',
      body: 'Help',
      requester: { email: 'gene@example.test', name: 'Gene' },
    });
    const [opened] = await files.program.app.get(EventStore, { strict: false }).readStream(ticket.id);
    const test = (to: string) => ({ ticketId: ticket.id, eventId: opened?.eventId, expect: { fires: true, changes: { priority: to } } });
    files.write('tested.json', { schema: 'rule/1', ...rule('Tested'), tests: [test('urgent'), test('low')] });
    const words = 'tested.json: /tests/1 The test “Test 2: it fires” fails. It should make “priority” "low", and does not.';
    expect(await files.run('lint')).toMatchObject({ code: 1, said: `${words}\n1 of 1 rule cannot be published` });
    expect(await files.run('push', '--reason', 'Try')).toMatchObject({ code: 1, said: `${words}\nNothing was published.` });
    files.write('tested.json', { schema: 'rule/1', ...rule('Tested'), tests: [test('urgent')] });
    expect(await files.run('push', '--reason', 'It holds')).toMatchObject({ code: 0 });
  });

  it('are asked for a saved test where they mail, as publishing asks', async () => {
    const mails = [{ id: 'm', type: 'ticket.mail-requester', params: { text: 'Hello' } }];
    files.write('mails.json', { schema: 'rule/1', ...rule('Mails'), actions: mails });
    expect(await files.run('lint')).toMatchObject({
      code: 1,
      said: says('mails.json: /tests “Mail the requester” reaches somebody outside'),
    });
    expect(await files.run('lint', '--untested')).toMatchObject({ code: 0 });
    expect(await files.run('push', '--reason', 'No past yet', '--untested')).toMatchObject({ code: 0 });
    expect(await files.run('lint')).toMatchObject({ code: 0 });
  });

  it('are as many as one likes, where none of them may react to itself', async () => {
    const many = maxRulesTogether + 1;
    for (let place = 0; place < many; place += 1) files.write(`many-${place}.json`, { schema: 'rule/1', ...rule(`Many ${place}`) });
    expect(await files.run('lint')).toEqual({ code: 0, said: `${many} rules can be published` });
    const { code, said } = await files.run('push', '--reason', 'All of them');
    expect(code).toBe(0);
    expect(said.split('\n')).toHaveLength(many);
  });

  it('wait where the server says that it was asked too much', async () => {
    const answers: { status: number; body: object }[] = [
      { status: 200, body: { accessToken: newId() } },
      { status: 429, body: {} },
      { status: 200, body: { items: [], nextCursor: null } },
    ];
    const server = createServer((_, reply) => {
      const { status, body } = answers.shift() ?? { status: 500, body: {} };
      reply.writeHead(status, { 'retry-after': '0' }).end(JSON.stringify(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect(await (await RuleServer.signIn(url, 'ada@example.test', 'x')).rules()).toEqual([]);
      answers.push({ status: 429, body: { detail: 'Too many sign-ins.' } });
      await expect(Api.signIn(url, 'ada@example.test', 'x')).rejects.toThrow('Too many sign-ins.');
    } finally {
      server.close();
    }
  });
});
