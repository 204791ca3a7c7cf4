import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../../../../tools/client/api';
import { RuleServer } from '../../../../tools/rules/rule-server';
import { run } from '../../../../tools/rules/run';
import { rule, RuleFiles } from './rule-files';
import { password } from './whole-program';

describe('rules as files', () => {
  let files: RuleFiles;
  beforeAll(async () => (files = await RuleFiles.start()));
  beforeEach(() => files.begin());
  afterEach(() => files.clear());
  afterAll(() => files.close());

  const rules = (...parameters: string[]) => files.run(...parameters);
  const published = (name: string) => files.published(rule(name));
  const edit = (name: string, change: (text: string) => string) => files.edit(name, change);
  const saved = (id: string) => files.saved(id);

  it('are pulled, compared and pushed as the next version, with the reason in the history', async () => {
    const { id } = await published('Black picture');
    expect(await rules('pull')).toMatchObject({ code: 0, said: 'black-picture.json' });
    const first = files.text('black-picture.json');
    expect(await rules('diff')).toEqual({ code: 0, said: 'No differences' });
    await rules('pull');
    expect(files.text('black-picture.json')).toBe(first);

    edit('black-picture.json', (text) => text.replace('"urgent"', '"high"'));
    expect(await rules('diff')).toEqual({
      code: 1,
      said: '~ black-picture.json\n    /actions/0/params/to: "urgent" → "high"',
    });
    expect(await rules('lint')).toMatchObject({ code: 0, said: '1 rule can be published' });
    expect(await rules('push')).toMatchObject({ code: 2, said: expect.stringContaining('--reason') as string });
    expect(await rules('push', '--reason', 'Less noise')).toMatchObject({ code: 0 });
    expect(await saved(id)).toMatchObject({ version: 2, hasDraft: false, published: { why: 'Less noise' } });
    expect(await rules('push', '--reason', 'Again')).toMatchObject({ code: 0, said: expect.stringContaining('No differences') as string });
    expect(await saved(id)).toMatchObject({ version: 2 });
  });

  it('become new rules where the server does not know them, and get their id', async () => {
    files.write('new.json', { schema: 'rule/1', ...rule('From a file') });
    const names = await rules('diff');
    expect(names.said).toContain('+ new.json');
    expect(names.said).toContain('- Black picture (on the server, without a file)');
    expect(await rules('push', '--reason', 'New')).toMatchObject({ code: 0 });
    const { ruleId, base } = files.read('new.json');
    const made = await saved(String(ruleId));
    expect(made).toMatchObject({ name: 'From a file', status: 'active', version: 1 });
    expect(base).toEqual({ version: 1, hash: made.published?.hash });
  });

  it('stay as they are on the server while one of them cannot be published', async () => {
    const { id } = await published('Sound');
    await published('Faulty');
    await rules('pull');
    edit('sound.json', (text) => text.replace('"urgent"', '"low"'));
    edit('faulty.json', (text) => text.replace('"ticket.subject"', '"ticket.colour"'));
    const refused = await rules('push', '--reason', 'Both');
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('faulty.json: /conditions/all/0/fact') as string });
    expect(await saved(id)).toMatchObject({ version: 1 });
  });

  it('do not replace a draft that somebody is writing, unless told to', async () => {
    const { id } = await published('Drafted');
    await rules('pull');
    await files.admin.ask('PUT', `/rules/${id}/draft`, { ...rule('Drafted'), stop: 'all' });
    edit('drafted.json', (text) => text.replace('"urgent"', '"low"'));
    expect(await rules('push', '--reason', 'Try')).toMatchObject({ code: 1, said: expect.stringContaining('--overwrite') as string });
    expect(await rules('push', '--reason', 'Over', '--overwrite')).toMatchObject({ code: 0 });
    expect((await saved(id)).published).toMatchObject({ version: 2, stop: 'none', actions: [{ params: { to: 'low' } }] });
  });

  it.each<[string, string, string | RegExp]>([
    ['no JSON', '{', /^broken.json: /],
    ['something else', '{"name":"x"}', /^broken.json: this is no rule: a rule says "schema": "rule\/1".$/],
    ['a list', '[]', /^broken.json: this is no rule/],
    ['half a rule', '{"schema":"rule/1","name":"x"}', /broken.json: \/trigger/],
    ['an unknown key', JSON.stringify({ schema: 'rule/1', ...rule('x'), colour: 'red' }), /colour/],
  ])('say what is wrong with a file that holds %s', async (_, text, said) => {
    files.write('broken.json', text);
    expect(await rules('lint')).toEqual({ code: 1, said: expect.stringMatching(said) as string });
    expect(readdirSync(files.dir)).toEqual(['broken.json']);
  });

  it.each(['lint', 'diff', 'push'])('are not there for %s where the folder is not, or is none', async (command) => {
    const reason = command === 'push' ? ['--reason', 'Why'] : [];
    const away = files.path('away');
    expect(await rules(command, ...reason, '--dir', away)).toEqual({
      code: 2,
      said: `There is no folder ${away}: pull first, or name another one with --dir.`,
    });
    files.write('away', '{}');
    for (const what of [command, 'pull'])
      expect(await rules(what, ...reason, '--dir', away)).toEqual({ code: 2, said: `${away} is no folder: name one with --dir.` });
  });

  it('are pulled into a folder that is not there yet', async () => {
    await published('Folder');
    const deep = join(files.dir, 'deep', 'er');
    expect(await rules('pull', '--dir', deep)).toMatchObject({ code: 0 });
    expect(readdirSync(deep)).toContain('folder.json');
  });

  it('say which file the server refused, and how many went through', async () => {
    const { id } = await published('Aaa goes through');
    await published('Bbb is refused');
    await rules('pull');
    for (const name of ['aaa-goes-through.json', 'bbb-is-refused.json']) edit(name, (text) => text.replace('"urgent"', '"low"'));
    const refusing = jest.spyOn(RuleServer.prototype, 'publish').mockImplementationOnce(async function (this: RuleServer, ...given) {
      refusing.mockRestore();
      const answer = await this.publish(...given);
      jest.spyOn(RuleServer.prototype, 'saveDraft').mockRejectedValueOnce(new Refusal('Somebody else has changed the rule.'));
      return answer;
    });
    expect(await rules('push', '--reason', 'Both')).toEqual({
      code: 1,
      said: expect.stringMatching(
        /Published aaa-goes-through.json\nbbb-is-refused.json: Somebody else has changed the rule.\n1 of 2 went through: diff shows the others.$/,
      ) as string,
    });
    expect(await saved(id)).toMatchObject({ version: 2 });
    jest.restoreAllMocks();
  });

  it('are not for everybody who may sign in', async () => {
    await files.program.join('Agnes Low', 'agent');
    const said: string[] = [];
    const terminal = { out: (line: string) => said.push(line), problem: (line: string) => said.push(line) };
    const env = { CASEWRIGHT_EMAIL: 'agnes.low@example.test', CASEWRIGHT_PASSWORD: password };
    files.write('new.json', { schema: 'rule/1', ...rule('Not hers') });
    expect(await run(['push', '--reason', 'Why', '--dir', files.dir, '--url', files.url], env, terminal)).toBe(1);
    expect(said).toContain('new.json: Your role does not include this.');
  });

  it('are not looked for where another program answers', async () => {
    const other = createServer((_, answer) => answer.end('<html></html>'));
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    try {
      expect(await rules('diff', '--url', address)).toEqual({
        code: 1,
        said: `${address} does not answer as this release of Casewright does: look at --url and at its version.`,
      });
    } finally {
      other.close();
    }
  });

  it('need somebody who may sign in, and a server that answers', async () => {
    const nobody = { out: () => undefined, problem: jest.fn() };
    expect(await run(['diff', '--dir', files.dir, '--url', files.url], {}, nobody)).toBe(2);
    const wrong = { CASEWRIGHT_EMAIL: 'ada.quist@example.test', CASEWRIGHT_PASSWORD: 'wrong' };
    expect(await run(['diff', '--dir', files.dir, '--url', files.url], wrong, nobody)).toBe(1);
    expect(await run(['diff', '--dir', files.dir, '--url', 'http://127.0.0.1:9'], wrong, nobody)).toBe(1);
    expect(await run(['explode'], wrong, nobody)).toBe(2);
    expect(nobody.problem.mock.calls.map(([line]) => String(line).split('\n')[0])).toEqual([
      'Set CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD to sign in.',
      expect.stringContaining('password is wrong'),
      expect.stringContaining('does not answer'),
      expect.stringContaining('npm run rules'),
    ]);
  });
});
