import type { RuleContentInput, RuleDetailView } from '@casewright/contracts';
import type { Visitor } from './visitor';

const lanes = 4;
/** Milliseconds. */
const limitWindow = 10_000;
const events = ['ticket.opened', 'ticket.commented', 'ticket.priority-changed', 'ticket.team-assigned'];
const words = ['projector', 'lamp', 'remote', 'sound', 'screen', 'invoice', 'lens', 'filter'];

/** What most rules of a large desk are: about one customer or one topic, with a few comparisons more. */
function content(place: number): RuleContentInput {
  const about = [
    { fact: 'requester.emailDomain', operator: 'equal', value: `customer-${place}.example` },
    { fact: 'ticket.tags', operator: 'containsAny', value: [`topic-${place}`, `area-${place % 40}`] },
    { fact: 'ticket.subject', operator: 'textContains', value: `${words[place % words.length] ?? ''} ${place}` },
  ];
  return {
    name: `Customer or topic ${place}`,
    order: { phase: 'routing', rank: `b${String(place).padStart(4, '0')}` },
    trigger: { kind: 'event', types: [events[place % events.length] ?? 'ticket.opened'] },
    conditions: {
      all: [
        about[place % about.length] ?? { fact: 'ticket.number', operator: 'exists' },
        {
          any: [
            { fact: 'ticket.priority', operator: 'in', value: ['high', 'urgent'] },
            { fact: 'ticket.commentCount', operator: 'greaterThan', value: 1 },
          ],
        },
      ],
    },
    actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: [`seen-${place}`] } }],
  };
}

/** A rule makes a ticket with this tag urgent. */
export const answeredTag = 'overheats';
const answer: RuleContentInput = {
  name: 'What overheats is urgent',
  order: { phase: 'routing', rank: 'c' },
  trigger: { kind: 'event', types: ['ticket.tagged'] },
  conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: [answeredTag] }] },
  actions: [{ id: 'urgent', type: 'ticket.set-priority', params: { to: 'urgent' } }],
};

async function publish(desk: Visitor, rule: RuleContentInput): Promise<void> {
  const { id } = await desk.postPatiently<RuleDetailView>('/rules', rule);
  await desk.postPatiently(`/rules/${id}/publish`, { reason: 'A rule of many' });
}

/** Publishes so many rules as an admin would, through the API; the last of them answers a tag. */
export async function publishMany(desk: Visitor, count: number): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < count - 1; place = next++) await publish(desk, content(place));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await publish(desk, answer);
  // They were as many as the limit of a caller lets through: what comes next has a window of its own.
  await new Promise((resolve) => setTimeout(resolve, limitWindow));
}
