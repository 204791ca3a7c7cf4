import type { RuleContentInput } from '@casewright/contracts';
import { team } from './company';

export const blackPicture: RuleContentInput = {
  name: 'Black picture is urgent',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: {
    all: [
      {
        any: [
          { fact: 'ticket.subject', operator: 'textContains', value: 'black picture' },
          { fact: 'ticket.firstMessage', operator: 'textContains', value: 'black picture' },
        ],
      },
      {
        any: [
          { fact: 'ticket.subject', operator: 'textContains', value: 'urgent' },
          { fact: 'ticket.firstMessage', operator: 'textContains', value: 'urgent' },
        ],
      },
    ],
  },
  actions: [
    { id: 'priority', type: 'ticket.set-priority', params: { to: 'urgent' } },
    { id: 'tag', type: 'ticket.add-tags', params: { tags: ['black-picture'] } },
    { id: 'team', type: 'ticket.assign-team', params: { to: team.id } },
  ],
};

/** A rule that reacts to a tag. */
export const onTag = (tag: string, parts: Partial<RuleContentInput>): RuleContentInput => ({
  name: `On ${tag}`,
  order: { phase: 'routing', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.tagged'] },
  conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: [tag] }] },
  actions: [{ id: 'type', type: 'ticket.set-priority', params: { to: 'high' } }],
  ...parts,
});
