import type { z } from 'zod';
import type { Capabilities, CapabilityHosts, CapabilityName } from './capabilities';

/**
 * Makes one capability. It is called once, before the program starts, with checked options; it must not open anything yet
 * (that is what `start` is for). `host` is how the plugin reaches Casewright.
 */
export type CapabilityFactory<Options, Name extends CapabilityName> = (options: Options, host: CapabilityHosts[Name]) => Capabilities[Name];

/** What a plugin says about itself and what it can do. */
export interface Plugin<Options extends z.ZodType = z.ZodType> {
  /** Lower case letters, digits and dashes; unique among the plugins of an installation. */
  readonly name: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  /** One sentence for the list of plugins. */
  readonly description: string;
  /** Schema of the options. Give each a default where a good one exists; a wrong option stops the program and is named. */
  readonly options: Options;
  readonly capabilities: { readonly [Name in CapabilityName]?: CapabilityFactory<z.output<Options>, Name> };
}

const nameForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const versionForm = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/i;

/**
 * Declares a plugin. Export its result as the default export of your package:
 *
 * ```ts
 * export default definePlugin({
 *   name: 'email',
 *   version: '1.0.0',
 *   description: 'Receives and sends mail by SMTP',
 *   options: z.strictObject({ smtpUrl: z.url().optional() }),
 *   capabilities: { 'email.send': (options, host) => new SmtpSender(options, host) },
 * });
 * ```
 *
 * Throws where the name or the version is not of its form, or where the plugin can do nothing.
 */
export function definePlugin<Options extends z.ZodType>(plugin: Plugin<Options>): Plugin<Options> {
  if (!nameForm.test(plugin.name)) throw new Error(`"${plugin.name}" is no name for a plugin: use lower case letters, digits and dashes`);
  if (!versionForm.test(plugin.version)) throw new Error(`Plugin ${plugin.name}: "${plugin.version}" is no semantic version`);
  if (Object.keys(plugin.capabilities).length === 0) throw new Error(`Plugin ${plugin.name} declares no capability`);
  return plugin;
}
