import { FactReader, type FactValues } from '@casewright/rules';
import type { Random } from '../../demo/random';

/** The values of a desk with 40 teams, 400 organisations and 60 tags. */
export const eventTypes = [
  'ticket.opened',
  'ticket.commented',
  'ticket.status-changed',
  'ticket.priority-changed',
  'ticket.severity-changed',
  'ticket.team-assigned',
  'ticket.agent-assigned',
  'ticket.tagged',
] as const;
const numbered = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${name}-${index}`);
export const teams = numbered('team', 40);
export const organisations = numbered('organisation', 400);
export const tags = numbered('tag', 60);
export const statuses = ['new', 'open', 'pending', 'on-hold', 'solved'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const channels = ['mail', 'web', 'api', 'phone'] as const;
export const words = ['projector', 'lamp', 'remote', 'picture', 'flicker', 'network', 'invoice', 'hall', 'firmware', 'noise'] as const;

export interface TicketEventFacts {
  readonly type: string;
  readonly values: FactValues;
  readonly before: FactValues | null;
}

export const readerOf = ({ values, before }: TicketEventFacts, now: number): FactReader => new FactReader(values, before, now);

/** An event on a ticket: what its rules may ask about. One value in twelve is null, one in twenty-five is missing. */
export function ticketEvent(random: Random, now: number): TicketEventFacts {
  const after = ticket(random, now);
  const type = random.pick(eventTypes);
  const changed = { ...after, 'ticket.priority': random.pick(priorities), 'ticket.status': random.pick(statuses) };
  return { type, values: { ...after, 'event.type': type }, before: type === 'ticket.opened' ? null : changed };
}

function ticket(random: Random, now: number): FactValues {
  const complete: FactValues = {
    'ticket.subject': `${random.pick(words)} ${random.pick(words)} ${random.pick(words)}`,
    'ticket.status': random.pick(statuses),
    'ticket.priority': random.pick(priorities),
    'ticket.teamId': random.pick(teams),
    'ticket.organisationId': random.pick(organisations),
    'ticket.tags': [random.pick(tags), random.pick(tags)],
    'ticket.channel': random.pick(channels),
    'ticket.commentCount': random.between(0, 11),
    'ticket.openedAt': now - random.between(0, 30 * 86_400_000),
    'organisation.name': `Organisation ${random.between(0, 399)}`,
    'event.attachmentCount': random.between(0, 3),
  };
  const blurred = Object.entries(complete).flatMap(([id, value]): [string, unknown][] => {
    if (random.chance(1 / 25)) return [];
    return [[id, random.chance(1 / 12) ? null : value]];
  });
  return Object.fromEntries(blurred);
}
