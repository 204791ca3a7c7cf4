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
}
