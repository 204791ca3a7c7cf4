import type { Capabilities, CapabilityHosts, CapabilityName, PluginHost } from '@casewright/plugin-sdk';

/** What a context offers to the plugins of one capability, besides log and clock. */
export type HostServices<Name extends CapabilityName> = Omit<CapabilityHosts[Name], keyof PluginHost>;

/** A context's side of a capability. `start` runs before the plugin's own, `stop` after it. */
export interface CapabilityClient<Name extends CapabilityName> {
  readonly services: HostServices<Name>;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

export interface PluginHealth {
  readonly plugin: string;
  readonly capability: CapabilityName;
  /** Null: all is well. */
  readonly problem: string | null;
}

/** A plugin as the composition lists it. */
export interface InstalledPlugin {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly capabilities: readonly CapabilityName[];
}

/** How a plugin does in this process. Plugins start and stop together with the process that runs them. */
export interface PluginStatus {
  readonly plugin: string;
  readonly state: 'starting' | 'running' | 'stopped' | 'failed';
  readonly lastError: { readonly message: string; readonly at: string } | null;
  readonly startedAt: string | null;
}

/** The plugins of this installation. One plugin per capability; which one is decided by the composition. */
export abstract class Plugins {
  /** The capability as its plugin made it. Throws where no plugin has it; usable before `start`. */
  abstract get<Name extends CapabilityName>(name: Name): Capabilities[Name];
  /** Gives the plugin of a capability what it asks its host for; called once, by the context that owns the capability. */
  abstract serve<Name extends CapabilityName>(name: Name, client: CapabilityClient<Name>): void;
  /** Starts every capability, in the order in which the plugins are listed. */
  abstract start(): Promise<void>;
  /** Stops what has started, in reverse, and does not stop at the first failure. */
  abstract stop(): Promise<void>;
  abstract health(): Promise<readonly PluginHealth[]>;
  abstract installed(): readonly InstalledPlugin[];
  /** Empty in a process that has never started them. */
  abstract status(): readonly PluginStatus[];
  /** Called whenever a state has changed. `start` and `stop` wait for it; its failure is not theirs. */
  abstract onChanged(listener: () => Promise<void>): void;
}
