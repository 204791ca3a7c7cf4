import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Has a plugin do what a rule asks for, once per command id. Texts are templates and are filled in when the plugin is called. */
export const PluginAct = z.strictObject({
  action: z.templateLiteral(['action.', z.string().min(1).max(90)]),
  params: z.record(z.string(), value),
  ticketId: z.uuid(),
  requesterId: z.uuid().nullable(),
});
export type PluginAct = z.infer<typeof PluginAct>;

/** `{ type, data }` as it is sent. */
export interface PluginActMessage {
  readonly type: 'plugin.act';
  readonly data: Omit<PluginAct, 'action'> & { readonly action: string };
}
