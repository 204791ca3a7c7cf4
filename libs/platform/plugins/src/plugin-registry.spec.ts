import { ConfigError, type Config } from '@casewright/config';
import { SystemClock } from '@casewright/kernel';
import { definePlugin, type EmailSend } from '@casewright/plugin-sdk';
import { z } from 'zod';
import { install } from './installation';
import { PluginRegistry } from './plugin-registry';

const config = { values: {} } as unknown as Config;

function tracing(name: string, log: string[], more: Partial<EmailSend> = {}) {
  return definePlugin({
    name,
    version: '1.0.0',
    description: 'For this test',
    options: z.strictObject({ port: z.int().min(1) }),
    capabilities: {
      'email.send': () => ({
        canSend: false,
        compose: () => Promise.resolve(Buffer.alloc(0)),
        send: () => Promise.resolve(''),
        start: () => Promise.resolve(void log.push('plugin starts')),
        stop: () => Promise.resolve(void log.push('plugin stops')),
        ...more,
      }),
    },
  });
}

describe('PluginRegistry', () => {
  it('names the plugin and the option that is wrong', () => {
    const make = () => new PluginRegistry([install(tracing('mail', []), () => ({ port: 0 }), {})], config, new SystemClock());
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(/Plugin mail, option port/);
  });

  it('takes single options from the environment, and names those that it does not know', () => {
    const make = (value: string) =>
      new PluginRegistry([install(tracing('mail', []), () => ({ port: 1 }), { PLUGIN_MAIL: value })], config, new SystemClock());
    expect(() => make('{"port":2}')).not.toThrow();
    expect(() => make('{"prot":2}')).toThrow(/option prot/);
    expect(() => make('port=2')).toThrow(/PLUGIN_MAIL/);
  });

  it('starts the serving context before the plugin, and stops in reverse', async () => {
    const log: string[] = [];
    const registry = new PluginRegistry([install(tracing('mail', log), () => ({ port: 1 }), {})], config, new SystemClock());
    registry.serve('email.send', {
      services: {},
      start: () => Promise.resolve(void log.push('context starts')),
      stop: () => Promise.resolve(void log.push('context stops')),
    });
    await registry.start();
    await registry.stop();
    expect(log).toEqual(['context starts', 'plugin starts', 'plugin stops', 'context stops']);
  });

  it('reports the problem of a capability', async () => {
    const ill = tracing('mail', [], { health: () => Promise.reject(new Error('No line')) });
    const registry = new PluginRegistry([install(ill, () => ({ port: 1 }), {})], config, new SystemClock());
    await expect(registry.health()).resolves.toEqual([{ plugin: 'mail', capability: 'email.send', problem: 'No line' }]);
  });

  it('refuses two plugins for one capability', () => {
    const both = [tracing('one', []), tracing('two', [])].map((plugin) => install(plugin, () => ({ port: 1 }), {}));
    expect(() => new PluginRegistry(both, config, new SystemClock())).toThrow(/one and two/);
  });

  it('says so when nobody has a capability', () => {
    expect(() => new PluginRegistry([], config, new SystemClock()).get('email.receive')).toThrow('email.receive');
  });
});
