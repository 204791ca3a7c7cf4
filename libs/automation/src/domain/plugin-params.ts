import type { PluginAct } from '@casewright/contracts';
import type { RuleActionCapability } from '@casewright/plugin-sdk';
import { renderTemplate, type FactReader } from '@casewright/rules';

/** What a plugin is handed, or why it would not take it. */
export type PluginParams = { readonly params: Readonly<Record<string, unknown>> } | { readonly refusal: string };

/** The parameters with every text filled in, checked once more: what is filled in may not fit. */
export function pluginParams({ params: schema }: RuleActionCapability, params: PluginAct['params'], facts: FactReader): PluginParams {
  const rendered = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? renderTemplate(value, facts) : value]);
  const parsed = schema.safeParse(Object.fromEntries(rendered));
  return parsed.success ? { params: parsed.data } : { refusal: `The plugin does not take this: ${parsed.error.issues[0]?.message ?? ''}` };
}
