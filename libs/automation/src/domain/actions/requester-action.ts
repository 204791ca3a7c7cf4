import { defineAction, factsWithRequester, type Action } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';
import { planChange } from './plan-change';

/** The organisation goes with the requester, so rules after it see another one as well. */
export const setRequester: Action = defineAction({
  type: 'ticket.set-requester',
  label: 'Set requester',
  permission: 'ticket.edit',
  params: z.strictObject({ to: z.uuid() }),
  parameters: [field('to', 'Requester', 'person')],
  reversible: true,
  external: false,
  writes: ['requesterId'],
  references: ({ to }) => [{ kind: 'person', id: to, path: ['to'] }],
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'requesterId',
      before: facts.value('ticket.requesterId'),
      after: to,
      command: { type: 'ticket.change-requester', data: { ticketId, to } },
      facts: factsWithRequester(to, facts),
    }),
});
