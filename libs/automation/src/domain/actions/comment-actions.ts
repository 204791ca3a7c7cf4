import { text, type Channel, type Visibility } from '@casewright/contracts';
import { defineAction, renderTemplate, type Action, type ActionPlan, type PlanContext } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const params = z.strictObject({
  text: text(64 * 1024).refine((value) => value.trim() !== '', 'Write a text'),
});

function planComment(template: string, { ticketId, rule, facts }: PlanContext, visibility: Visibility, channel: Channel): ActionPlan {
  const comment = {
    text: renderTemplate(template, facts),
    html: null,
    visibility,
    channel,
    authorId: rule.id,
    authorKind: 'rule' as const,
    automatic: true,
  };
  return {
    changes: [{ field: 'comments', before: null, after: visibility === 'public' ? 'mail to the requester' : 'internal note' }],
    commands: [{ key: '', message: { type: 'ticket.comment', data: { ticketId, comment } } }],
    facts: {},
  };
}

export const writeNote: Action = defineAction({
  type: 'ticket.note',
  label: 'Write an internal note',
  permission: 'ticket.note',
  params,
  parameters: [field('text', 'Note', 'template')],
  reversible: false,
  external: false,
  writes: ['comments'],
  templates: ['text'],
  plan: ({ text: template }, context) => planComment(template, context, 'internal', 'api'),
});

/** A public comment of the rule, which goes out by mail. A machine gets no answer from a machine, or the two would never end. */
export const mailRequester: Action = defineAction({
  type: 'ticket.mail-requester',
  label: 'Mail the requester',
  permission: 'ticket.reply',
  params,
  parameters: [field('text', 'Mail', 'template')],
  reversible: false,
  external: true,
  writes: ['comments'],
  templates: ['text'],
  plan: ({ text: template }, context) => {
    if (context.facts.value('event.automatic') !== true) return planComment(template, context, 'public', 'mail');
    return { changes: [], commands: [], facts: {}, withheld: 'The message that it would answer was written by a machine.' };
  },
});
