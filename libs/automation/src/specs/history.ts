import type { RuleContentInput, TicketCommandMessage } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { team } from './company';
import type { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

/** Numbers that look like chance and are the same every time. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const subjects = ['urgent black picture', 'Hello', 'No sound', 'URGENT: black picture again'];
const tags = ['vip', 'dark', 'again', 'quiet'];
const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const note = (text: string) => [{ id: 'n', type: 'ticket.note', params: { text } }];

/** Rules with all that makes an answer depend on the past: guards, order, stops, and changes that later rules see. */
export const livelyRules: readonly RuleContentInput[] = [
  { ...blackPicture, stop: 'phase' },
  { ...blackPicture, name: 'Never asked', order: { phase: 'intake', rank: 'z' }, actions: note('stopped') },
  onTag('vip', { name: 'Once', guards: { once: 'per-version' }, actions: note('once') }),
  onTag('dark', {
    name: 'Until false',
    guards: { once: 'until-false' },
    trigger: { kind: 'event', types: ['ticket.tagged', 'ticket.untagged'] },
  }),
  onTag('again', { name: 'Rests', guards: { cooldown: 'PT30M' }, actions: note('rests') }),
  onTag('quiet', {
    name: 'Rare',
    guards: { perRule: { max: 3, per: 'PT2H' }, perSubject: { max: 2, per: 'PT4H' } },
    actions: note('rare'),
  }),
  {
    name: 'Urgent goes to the team',
    order: { phase: 'routing', rank: 'b' },
    trigger: { kind: 'event', types: ['ticket.opened', 'ticket.priority-changed'] },
    conditions: { all: [{ fact: 'ticket.priority', operator: 'in', value: ['high', 'urgent'] }] },
    actions: [
      { id: 't', type: 'ticket.assign-team', params: { to: team.id } },
      { id: 'g', type: 'ticket.add-tags', params: { tags: ['again'] } },
    ],
  },
];

/** Lets people do this and that to some tickets for some hours; the rules react. Answers the tickets. */
export async function liveThrough(world: RuleWorld, seed: number, steps: number): Promise<string[]> {
  const random = chance(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const tickets: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    world.clock.advance((5 + random(20)) * 60_000);
    if (tickets.length < 2 || random(6) === 0) {
      tickets.push(await world.open(pick(subjects), 'Please help', random(5) === 0));
      continue;
    }
    await world.act(something(pick(tickets), random, pick));
  }
  return tickets;
}

function something(
  ticketId: string,
  random: (below: number) => number,
  pick: <Item>(items: readonly Item[]) => Item,
): TicketCommandMessage {
  switch (random(4)) {
    case 0:
      return { type: 'ticket.change-priority', data: { ticketId, to: pick(priorities) } };
    case 1:
      return { type: 'ticket.untag', data: { ticketId, tag: pick(tags) } };
    case 2:
      return { type: 'ticket.assign-team', data: { ticketId, to: random(2) === 0 ? null : idFrom('another team') } };
    default:
      return { type: 'ticket.tag', data: { ticketId, tag: pick(tags) } };
  }
}
