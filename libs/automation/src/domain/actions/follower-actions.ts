import type { TicketCommandMessage } from '@casewright/contracts';
import { defineAction, type Action, type ActionPlan, type FactReader } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const params = z.strictObject({ userId: z.uuid() });
const parameters = [field('userId', 'Agent', 'agent')];
const shared = {
  permission: 'ticket.follow',
  params,
  reversible: true,
  external: false,
  writes: ['followers'],
} as const;

const followersOf = (facts: FactReader): readonly string[] => {
  const ids = facts.value('ticket.followerIds');
  return Array.isArray(ids) ? (ids as string[]) : [];
};

function planFollowers(before: readonly string[], after: readonly string[], message: TicketCommandMessage): ActionPlan {
  const changes = [{ field: 'followers' as const, before, after }];
  return before.length === after.length
    ? { changes, commands: [], facts: {} }
    : { changes, commands: [{ key: '', message }], facts: { 'ticket.followerIds': after } };
}

export const addFollower: Action = defineAction({
  ...shared,
  type: 'ticket.add-follower',
  parameters,
  label: 'Add a follower',
  references: ({ userId }) => [{ kind: 'agent', id: userId, path: ['userId'] }],
  plan: ({ userId }, { ticketId, facts }) => {
    const before = followersOf(facts);
    const after = before.includes(userId) ? before : [...before, userId];
    return planFollowers(before, after, { type: 'ticket.follow', data: { ticketId, userId } });
  },
});

/** Somebody who has left may still follow, so it is not asked whether they exist. */
export const removeFollower: Action = defineAction({
  ...shared,
  type: 'ticket.remove-follower',
  parameters,
  label: 'Remove a follower',
  plan: ({ userId }, { ticketId, facts }) => {
    const before = followersOf(facts);
    const after = before.filter((id) => id !== userId);
    return planFollowers(before, after, { type: 'ticket.unfollow', data: { ticketId, userId } });
  },
});
