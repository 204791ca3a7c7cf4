import type { SlaEvent, TicketEvent } from '@casewright/contracts';
import { idFrom, newId, type Actor } from '@casewright/kernel';
import { Random } from '../../demo/random';
import { models, places, topics, type Topic } from '../../demo/topics';
import type { TeamKey } from '../../demo/scenario';
import { clocksOf } from './clock-history';

export interface HistoryWorld {
  readonly people: readonly { readonly id: string; readonly organisationId: string | null }[];
  readonly teams: Readonly<Record<TeamKey, string>>;
  readonly agents: readonly { readonly id: string; readonly team: TeamKey }[];
  readonly policy: ClockPolicy;
  readonly until: Date;
}

export interface ClockPolicy {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
}

/** What one command left in one stream. */
export interface Turn {
  readonly streamId: string;
  readonly category: 'ticket' | 'sla';
  readonly actor: Actor;
  readonly at: Date;
  readonly events: readonly (TicketEvent | SlaEvent)[];
}

/** How far a ticket has come. */
export type Stage = 'new' | 'open' | 'pending' | 'on-hold' | 'solved' | 'closed';

const hour = 3_600_000;
const day = 24 * hour;
const years = 2;
/** Words that few tickets have, as serial numbers and names are. */
const rareEvery = 500;
export const rareWord = 'kaleidoscope';
export const rareTag = 'recall';

/** The life of one ticket as its commands would have written it; the higher its place, the younger it is. */
export function historyOf(place: number, count: number, number: number, world: HistoryWorld): Turn[] {
  const random = new Random(4711 + place * 7919);
  const stage = stageOf(random);
  const topic = random.pick(topics);
  const ticketId = newId();
  const person = random.pick(world.people);
  const agent = random.pick(world.agents.filter(({ team }) => team === topic.team));
  const opened = openedAt(place / count, stage, random, world.until);
  const told = { ticketId, topic, person, agent, random, number, isRare: place % rareEvery === 0 };
  const turns = [opening(told, opened)];
  if (stage !== 'new') turns.push(working(told, stage, new Date(opened.getTime() + random.between(1, 6) * hour), world));
  if (stage === 'solved' || stage === 'closed')
    turns.push(finishing(told, stage, new Date(opened.getTime() + random.between(8, 60) * hour)));
  return [...turns, clocks(ticketId, stage, turns, world)];
}

interface Told {
  readonly ticketId: string;
  readonly topic: Topic;
  readonly person: HistoryWorld['people'][number];
  readonly agent: HistoryWorld['agents'][number];
  readonly random: Random;
  readonly number: number;
  readonly isRare: boolean;
}

/** Most tickets of a desk are done with. */
function stageOf(random: Random): Stage {
  const lot = random.next();
  if (lot < 0.6) return 'closed';
  if (lot < 0.84) return 'solved';
  return random.pick(['new', 'open', 'open', 'pending', 'pending', 'on-hold']);
}

/** What is not solved yet came in within the last ten days, whatever its number. */
function openedAt(age: number, stage: Stage, random: Random, until: Date): Date {
  const isDone = stage === 'solved' || stage === 'closed';
  const back = isDone ? (1 - age) * years * 365 * day + 3 * day : random.next() * 10 * day;
  return new Date(until.getTime() - back - random.between(1, 120) * 60_000);
}

const asCustomer = (id: string): Actor => ({ kind: 'customer', id });
const asAgent = (id: string): Actor => ({ kind: 'user', id });

function opening({ ticketId, topic, person, random, number, isRare }: Told, at: Date): Turn {
  const fill = (text: string) => text.replaceAll('{place}', random.pick(places)).replaceAll('{model}', random.pick(models));
  const tags = isRare ? [...topic.tags, rareTag] : topic.tags;
  const text = `Hello,\n\n${fill(topic.message)}\n\nSerial number CW${number}${isRare ? `, ${rareWord} lens` : ''}\n\nKind regards`;
  const opened: TicketEvent = {
    type: 'ticket.opened',
    data: {
      ...{ number, subject: fill(topic.subject), subjectId: person.id, requesterId: person.id, organisationId: person.organisationId },
      ...{ channel: random.chance(0.7) ? 'mail' : 'web', type: topic.type, priority: topic.priority, severity: null },
      ...{ status: { id: 'new', category: 'new' }, teamId: null, assigneeId: null, tags: [...tags], followsUp: null },
    },
  };
  const events = [opened, comment(person.id, { authorId: person.id, authorKind: 'customer', text })];
  return { streamId: ticketId, category: 'ticket', actor: asCustomer(person.id), at, events };
}

function working({ ticketId, topic, person, agent, random }: Told, stage: Stage, at: Date, world: HistoryWorld): Turn {
  const note = { authorId: agent.id, authorKind: 'agent', visibility: 'internal', text: topic.note } as const;
  const now = stage === 'pending' || stage === 'on-hold' ? stage : 'open';
  const events: TicketEvent[] = [
    { type: 'ticket.team-assigned', data: { from: null, to: world.teams[topic.team] } },
    ...(random.chance(0.85) ? [{ type: 'ticket.agent-assigned', data: { from: null, to: agent.id } } as const] : []),
    ...(random.chance(0.1) ? [{ type: 'ticket.priority-changed', data: { from: topic.priority, to: 'urgent' } } as const] : []),
    ...(random.chance(0.4) ? [comment(person.id, note)] : []),
    comment(person.id, { authorId: agent.id, authorKind: 'agent', text: topic.answer }),
    { type: 'ticket.status-changed', data: { from: { id: 'new', category: 'new' }, to: { id: now, category: now } } },
  ];
  return { streamId: ticketId, category: 'ticket', actor: asAgent(agent.id), at, events };
}

function finishing({ ticketId, topic, person, agent }: Told, stage: 'solved' | 'closed', at: Date): Turn {
  const events: TicketEvent[] = [
    comment(person.id, { authorId: person.id, authorKind: 'customer', text: topic.followUp }),
    { type: 'ticket.status-changed', data: { from: { id: 'open', category: 'open' }, to: { id: 'solved', category: 'solved' } } },
  ];
  const closed = { from: { id: 'solved', category: 'solved' }, to: { id: 'closed', category: 'closed' } } as const;
  if (stage === 'closed') events.push({ type: 'ticket.status-changed', data: closed });
  return { streamId: ticketId, category: 'ticket', actor: asAgent(agent.id), at, events };
}

function clocks(ticketId: string, stage: Stage, turns: readonly Turn[], { policy, until }: HistoryWorld): Turn {
  const [opened, answered, solved] = turns.map(({ at }) => at);
  const at = solved ?? answered ?? opened ?? new Date();
  const events = clocksOf({ ticketId, stage, opened: opened ?? at, answered, solved, policy, until });
  return { streamId: idFrom(`sla:${ticketId}`), category: 'sla', actor: { kind: 'process', id: 'sla-clock' }, at, events };
}

type Written = Extract<TicketEvent, { type: 'ticket.commented' }>['data'];

function comment(subjectId: string, told: Pick<Written, 'authorId' | 'authorKind' | 'text'> & Partial<Written>): TicketEvent {
  const usual = { visibility: 'public', channel: 'mail', html: null, messageId: null, automatic: false } as const;
  return { type: 'ticket.commented', data: { commentId: newId(), subjectId, attachments: [], ...usual, ...told } };
}
