import type { RuleContentInput } from '@casewright/contracts';

type Reentry = NonNullable<NonNullable<RuleContentInput['guards']>['reentry']>;

/** A rule of a ring: takes its tag away, gives the next one its own (`link-0` follows the last), and writes to the customer each time. */
export const ringLink = (place: number, size: number, reentry: Reentry): RuleContentInput => ({
  name: `Link ${place}`,
  order: { phase: 'routing', rank: `a${place}` },
  trigger: { kind: 'event', types: ['ticket.tagged'] },
  conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: [`link-${place}`] }] },
  actions: [
    { id: 'take', type: 'ticket.remove-tags', params: { tags: [`link-${place}`] } },
    { id: 'give', type: 'ticket.add-tags', params: { tags: [`link-${(place + 1) % size}`] } },
    { id: 'mail', type: 'ticket.mail-requester', params: { text: `Link ${place}` } },
  ],
  guards: { reentry },
});
