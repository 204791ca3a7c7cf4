import { Slug, type TicketCommandMessage } from '@casewright/contracts';
import { defineAction, type Action, type ActionPlan, type FactReader } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const params = z.strictObject({ tags: z.array(Slug).min(1, 'Give at least one tag').max(20) });

const tagsOf = (facts: FactReader): readonly string[] => {
  const tags = facts.value('ticket.tags');
  return Array.isArray(tags) ? (tags as string[]) : [];
};

/** One command per tag that changes something; with several, the tag joins the command's id. */
function planTags(
  before: readonly string[],
  after: readonly string[],
  changed: readonly string[],
  command: (tag: string) => TicketCommandMessage,
): ActionPlan {
  const commands = changed.map((tag) => ({ key: changed.length > 1 ? tag : '', message: command(tag) }));
  return { changes: [{ field: 'tags', before, after }], commands, facts: changed.length > 0 ? { 'ticket.tags': after } : {} };
}

export const addTags: Action = defineAction({
  type: 'ticket.add-tags',
  label: 'Add tags',
  permission: 'ticket.edit',
  params,
  parameters: [field('tags', 'Tags', 'tags')],
  reversible: true,
  external: false,
  writes: ['tags'],
  plan: ({ tags }, { ticketId, facts }) => {
    const before = tagsOf(facts);
    const added = [...new Set(tags)].filter((tag) => !before.includes(tag));
    return planTags(before, [...before, ...added], added, (tag) => ({ type: 'ticket.tag', data: { ticketId, tag } }));
  },
});

export const removeTags: Action = defineAction({
  type: 'ticket.remove-tags',
  label: 'Remove tags',
  permission: 'ticket.edit',
  params,
  parameters: [field('tags', 'Tags', 'tags')],
  reversible: true,
  external: false,
  writes: ['tags'],
  plan: ({ tags }, { ticketId, facts }) => {
    const before = tagsOf(facts);
    const removed = before.filter((tag) => tags.includes(tag));
    return planTags(
      before,
      before.filter((tag) => !tags.includes(tag)),
      removed,
      (tag) => ({ type: 'ticket.untag', data: { ticketId, tag } }),
    );
  },
});
