import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import type { Capabilities, CapabilityName, Lifecycle, PluginHost } from '@casewright/plugin-sdk';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PluginInstallation } from './installation';
import { PluginStates } from './plugin-states';
import { Plugins, type CapabilityClient, type InstalledPlugin, type PluginHealth, type PluginStatus } from './plugins';

export const pluginInstallations = Symbol('plugin installations');

interface LoadedCapability {
  readonly plugin: string;
  readonly name: CapabilityName;
  readonly instance: Capabilities[CapabilityName];
}

type AnyClient = CapabilityClient<CapabilityName>;

/** Loads the plugins when it is made, so that a wrong option ends the start before anything runs. */
@Injectable()
export class PluginRegistry extends Plugins implements OnApplicationShutdown {
  private readonly loaded = new Map<CapabilityName, LoadedCapability>();
  private readonly clients = new Map<CapabilityName, AnyClient>();
  private readonly started: Lifecycle[] = [];
  private readonly states: PluginStates;

  constructor(
    @Inject(pluginInstallations) private readonly installations: readonly PluginInstallation[],
    config: Config,
    private readonly clock: Clock,
  ) {
    super();
    this.states = new PluginStates(clock);
    for (const installation of installations) this.load(installation, config);
  }

  get<Name extends CapabilityName>(name: Name): Capabilities[Name] {
    const found = this.loaded.get(name);
    if (!found) throw new Error(`No plugin of this installation has the capability ${name}`);
    return found.instance as Capabilities[Name];
  }

  serve<Name extends CapabilityName>(name: Name, client: CapabilityClient<Name>): void {
    if (this.clients.has(name)) throw new Error(`The capability ${name} is served twice`);
    this.clients.set(name, client as unknown as AnyClient);
  }

  async start(): Promise<void> {
    if (this.started.length > 0) return;
    await this.states.change(this.names(), 'starting');
    for (const loaded of this.loaded.values()) await this.startOne(loaded);
    await this.states.change(this.names(), 'running');
  }

  async stop(): Promise<void> {
    if (this.started.length === 0) return;
    for (const part of this.started.splice(0).reverse()) {
      await part.stop?.().catch((error: unknown) => new Logger('Plugins').error(`A plugin did not stop cleanly: ${String(error)}`));
    }
    const failed = this.states.all().filter(({ state }) => state === 'failed');
    const stopped = this.names().filter((name) => !failed.some(({ plugin }) => plugin === name));
    await this.states.change(stopped, 'stopped');
  }

  installed(): readonly InstalledPlugin[] {
    return this.installations.map(({ name, version, description, capabilities }) => ({ name, version, description, capabilities }));
  }

  status(): readonly PluginStatus[] {
    return this.states.all();
  }

  onChanged(listener: () => Promise<void>): void {
    this.states.onChanged(listener);
  }

  async health(): Promise<readonly PluginHealth[]> {
    const all = [...this.loaded.values()];
    return Promise.all(all.map(async ({ plugin, name, instance }) => ({ plugin, capability: name, problem: await problemOf(instance) })));
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async startOne({ plugin, name, instance }: LoadedCapability): Promise<void> {
    try {
      for (const part of [this.clients.get(name), instance]) {
        if (!part) continue;
        // Listed before it has started: what fails half-way is stopped, too.
        this.started.push(part);
        await part.start?.();
      }
    } catch (error) {
      this.states.noteError(plugin, messageOf(error));
      await this.states.change([plugin], 'failed');
      throw error;
    }
  }

  private names(): string[] {
    return this.installations.map(({ name }) => name);
  }

  private load(installation: PluginInstallation, config: Config): void {
    const capabilities = installation.load(config, (name) => this.hostOf(installation.name, name));
    for (const [name, instance] of capabilities) {
      const other = this.loaded.get(name);
      if (other) throw new Error(`The plugins ${other.plugin} and ${installation.name} both have the capability ${name}`);
      this.loaded.set(name, { plugin: installation.name, name, instance });
    }
  }

  /** The services are looked up when the plugin uses them, because contexts register after the plugins are made. */
  private hostOf(plugin: string, capability: CapabilityName): PluginHost {
    const logger = new Logger(`plugin:${plugin}`);
    const base: PluginHost = {
      now: () => this.clock.now(),
      log: {
        info: (message, fields) => logger.log({ ...fields, msg: message }),
        warn: (message, fields) => logger.warn({ ...fields, msg: message }),
        error: (message, fields) => {
          this.states.noteError(plugin, message);
          logger.error({ ...fields, msg: message });
        },
      },
    };
    return new Proxy(base, {
      get: (target, key) => Reflect.get(target, key) ?? this.service(capability, key),
    });
  }

  private service(capability: CapabilityName, key: string | symbol): unknown {
    const services = this.clients.get(capability)?.services;
    if (!services) throw new Error(`Nothing serves the capability ${capability} yet`);
    return Reflect.get(services, key) as unknown;
  }
}

async function problemOf(instance: Lifecycle): Promise<string | null> {
  try {
    return (await instance.health?.()) ?? null;
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
