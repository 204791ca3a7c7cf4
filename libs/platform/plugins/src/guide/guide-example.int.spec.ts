import { ConfigError, type Config } from '@casewright/config';
import { SystemClock } from '@casewright/kernel';
import type { OutgoingMail, Plugin } from '@casewright/plugin-sdk';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { install } from '../installation';
import { PluginRegistry } from '../plugin-registry';
import { GuideWorkshop } from './guide-workshop';

const config = { values: {} } as unknown as Config;
// At once, because what the guide's own test declares has to be known before anything runs.
const workshop = new GuideWorkshop().prepare();
const load = (name: string): unknown => jest.requireActual(workshop.compiled(name));

const mail: OutgoingMail = {
  messageId: '<1@example.org>',
  date: new Date('2026-01-05T10:00:00Z'),
  from: { address: 'support@example.org', name: 'Support' },
  to: { address: 'kim@lumen.test', name: 'Kim' },
  replyTo: null,
  subject: 'Lamp\r\nBcc: all@lumen.test',
  inReplyTo: null,
  references: [],
  text: 'It is on its way.',
  html: null,
  headers: {},
  attachments: [],
};

afterAll(() => workshop.clear());

describe("the plugin of the integrator's guide", () => {
  const spool = (load('spool/index.js') as { default: Plugin }).default;
  const registry = (options: object) => new PluginRegistry([install(spool, () => options, {})], config, new SystemClock());

  it('works with the SDK as it is published', () => {
    const described = workshop.print(`JSON.stringify(Object.keys(require('./out/spool/index.js').default.capabilities))`);
    expect(JSON.parse(described)).toEqual(['email.send']);
    expect(workshop.print(`require('@casewright/plugin-sdk/package.json').version`)).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is loaded, started, used and stopped by the program', async () => {
    const directory = join(workshop.folder, 'outgoing');
    const plugins = registry({ directory });
    await plugins.start();
    expect(plugins.status()).toMatchObject([{ plugin: 'spool', state: 'running', lastError: null }]);
    expect(await plugins.health()).toEqual([{ plugin: 'spool', capability: 'email.send', problem: null }]);
    const sender = plugins.get('email.send');
    const raw = await sender.compose(mail);
    expect(raw.toString().split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    const envelope = { from: mail.from.address, to: [mail.to.address] };
    expect(await sender.send(raw, envelope)).toBe(await sender.send(raw, envelope));
    expect((await readdir(directory)).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
    await plugins.stop();
    expect(plugins.status()).toMatchObject([{ state: 'stopped' }]);
  });

  it('keeps the program from starting with a wrong option, and names it', () => {
    expect(() => registry({ directory: '' })).toThrow(ConfigError);
    expect(() => registry({ folder: 'outgoing' })).toThrow(/Plugin spool, option folder/);
  });

  it('says what is wrong when its folder is not there', async () => {
    const directory = join(workshop.folder, 'src', 'spool', 'index.ts');
    expect(await registry({ directory }).health()).toMatchObject([{ problem: `The folder ${directory} cannot be written to.` }]);
  });

  describe('as the guide tests it', () => {
    load('spool/index.spec.js');
  });
});

describe("the plugin of the integrator's guide that knows something", () => {
  const contracts = (load('contracts/index.js') as { default: Plugin }).default;

  it('is loaded with its facts', () => {
    const plugins = new PluginRegistry(
      [install(contracts, () => ({ url: 'https://contracts.example.org' }), {})],
      config,
      new SystemClock(),
    );
    expect(plugins.installed()).toMatchObject([{ name: 'contracts', capabilities: ['fact.level', 'fact.end'] }]);
    expect(plugins.get('fact.level')).toMatchObject({ label: 'Level of the contract', type: 'choice' });
  });

  describe('as the guide tests it', () => {
    load('contracts/index.spec.js');
  });
});
