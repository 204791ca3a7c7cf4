import { text, type PluginActMessage } from '@casewright/contracts';
import type { Action, ActionFamily, PreparedAction } from '@casewright/rules';
import { z } from 'zod';

const values = z.union([text(20_000), z.number(), z.boolean(), z.null()]);
const params = z
  .record(z.string().min(1).max(100), values)
  .refine((record) => Object.keys(record).length <= 50, 'Give at most 50 parameters');

/** Every text is a template, filled in when the plugin is called, so that nothing that is kept holds text about people. */
function prepare(type: string, raw: unknown): PreparedAction | { readonly issues: readonly z.core.$ZodIssue[] } {
  const parsed = params.safeParse(raw);
  if (!parsed.success) return { issues: parsed.error.issues };
  const templates = Object.entries(parsed.data).flatMap(([path, value]) => (typeof value === 'string' ? [{ path, text: value }] : []));
  return {
    templates,
    references: [],
    writes: [],
    plan: ({ ticketId, facts }) => {
      const requester = facts.value('ticket.requesterId');
      const requesterId = typeof requester === 'string' ? requester : null;
      const message: PluginActMessage = { type: 'plugin.act', data: { action: type, params: parsed.data, ticketId, requesterId } };
      return { changes: [], commands: [{ key: '', message: { ...message } }], facts: {} };
    },
  };
}

/** What plugins can do. Which of these an installation has, and what parameters they take, is asked when the rule is published. */
export const pluginActions: ActionFamily = {
  prefix: 'action.',
  make: (type): Action => ({
    type,
    label: type,
    permission: 'rule.publish',
    parameters: [],
    reversible: false,
    external: true,
    writes: [],
    prepare: (raw) => prepare(type, raw),
  }),
};
