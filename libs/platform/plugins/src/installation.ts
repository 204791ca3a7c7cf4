import { ConfigError, type Config } from '@casewright/config';
import type { Capabilities, CapabilityName, Plugin, PluginHost } from '@casewright/plugin-sdk';
import type { z } from 'zod';

/** A plugin of this installation, and where its options come from. Made by `install`. */
export interface PluginInstallation {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly capabilities: readonly CapabilityName[];
  /** Throws `ConfigError` naming each option that is wrong. Call it before anything is made, so that the program ends with one line. */
  check(config: Config): void;
  /** Checks the options and makes the capabilities. Throws `ConfigError` naming each option that is wrong. */
  load(config: Config, hostOf: (capability: CapabilityName) => PluginHost): ReadonlyMap<CapabilityName, Capabilities[CapabilityName]>;
}

type OptionSource<Options extends z.ZodType> = (config: Config['values']) => z.input<Options>;

/**
 * Installs a plugin with options taken from the configuration. A JSON object in the environment variable `PLUGIN_<NAME>`, for example
 * `PLUGIN_EMAIL={"maxMessageBytes":10000000}`, changes single options.
 */
export function install<Options extends z.ZodType>(
  plugin: Plugin<Options>,
  optionsFrom: OptionSource<Options>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): PluginInstallation {
  const optionsOf = (config: Config) =>
    checkedOptions(plugin, { ...(optionsFrom(config.values) as object), ...overrides(plugin.name, environment) });
  return {
    name: plugin.name,
    version: plugin.version,
    description: plugin.description,
    capabilities: Object.keys(plugin.capabilities) as CapabilityName[],
    check: (config) => void optionsOf(config),
    load: (config, hostOf) => capabilitiesOf(plugin, optionsOf(config), hostOf),
  };
}

function checkedOptions<Options extends z.ZodType>(plugin: Plugin<Options>, given: object): z.output<Options> {
  const parsed = plugin.options.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const names = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : [];
    const option = [...issue.path, ...names].join('.');
    return `Plugin ${plugin.name}, option ${option}: ${issue.message}`;
  });
  throw new ConfigError(lines.join('\n'));
}

function overrides(name: string, environment: Readonly<Record<string, string | undefined>>): object {
  const variable = `PLUGIN_${name.toUpperCase().replaceAll('-', '_')}`;
  const value = environment[variable];
  if (!value) return {};
  const parsed = jsonOf(value);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw new ConfigError(`${variable}: Must be a JSON object with options of the plugin`);
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function capabilitiesOf<Options extends z.ZodType>(
  plugin: Plugin<Options>,
  options: z.output<Options>,
  hostOf: (capability: CapabilityName) => PluginHost,
): ReadonlyMap<CapabilityName, Capabilities[CapabilityName]> {
  const made = new Map<CapabilityName, Capabilities[CapabilityName]>();
  for (const [name, factory] of Object.entries(plugin.capabilities)) {
    const capability = name as CapabilityName;
    // The host of a capability is completed by the context that serves it; the types agree by `CapabilityHosts`.
    if (factory)
      made.set(capability, (factory as (given: unknown, host: PluginHost) => Capabilities[CapabilityName])(options, hostOf(capability)));
  }
  return made;
}
