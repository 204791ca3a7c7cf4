import type { TicketList } from '@casewright/contracts';
import { Random } from '../../demo/random';
import { rareTag, rareWord } from './history';
import { openLoop } from './open-loop';
import type { Visitor } from './visitor';

export type Kind = 'list' | 'filtered' | 'search' | 'ticket';

export interface Reading {
  /** Milliseconds from when each was due until its last byte. */
  readonly latencies: Readonly<Record<Kind, number[]>>;
  readonly requests: number;
  readonly errors: readonly string[];
}

/** What a reader of the queue asks for, and how many requests each takes. One round is twenty requests. */
const round: readonly Kind[] = [
  ...(['list', 'filtered', 'ticket', 'search', 'filtered', 'list', 'filtered'] as const),
  ...(['search', 'filtered', 'ticket', 'filtered', 'search'] as const),
];
const requestsOf: Readonly<Record<Kind, number>> = { list: 2, filtered: 1, search: 1, ticket: 4 };
const requestsPerRound = round.reduce((sum, kind) => sum + requestsOf[kind], 0);

export interface Places {
  readonly ticketIds: readonly string[];
  readonly requesterIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly numbers: readonly number[];
}

/** Reads like a desk full of people: so many requests a second, of all kinds, and no waiting for each other. */
export async function read(visitor: Visitor, places: Places, requestsPerSecond: number, seconds: number): Promise<Reading> {
  const latencies: Reading['latencies'] = { list: [], filtered: [], search: [], ticket: [] };
  const errors: string[] = [];
  const random = new Random(815);
  let requests = 0;
  await openLoop((requestsPerSecond / requestsPerRound) * round.length, seconds, async (place, due) => {
    const kind = round[place % round.length] ?? 'list';
    requests += requestsOf[kind];
    try {
      await screens[kind](visitor, places, random);
      latencies[kind].push(performance.now() - due);
    } catch (error) {
      errors.push(String(error));
    }
  });
  return { latencies, requests, errors };
}

/** The queue's page size. */
const page = 60;
const queue = (visitor: Visitor, query: string) => visitor.get<TicketList>(`/tickets?limit=${page}&${query}`);

const screens: Readonly<Record<Kind, (visitor: Visitor, places: Places, random: Random) => Promise<void>>> = {
  async list(visitor, _, random) {
    const query = random.pick([
      '',
      'sort=-updatedAt',
      'sort=-createdAt',
      'category=new,open,pending,on-hold',
      'sort=-priority&category=new,open',
    ]);
    await Promise.all([queue(visitor, query), visitor.get('/tickets/counts')]);
  },
  async filtered(visitor, places, random) {
    await queue(visitor, random.pick(filters)(places, random));
  },
  async search(visitor, places, random) {
    await queue(visitor, `q=${encodeURIComponent(random.pick(searches)(places, random))}`);
  },
  /** The page asks for the ticket, then for what stands around it. */
  async ticket(visitor, { ticketIds }, random) {
    const path = `/tickets/${random.pick(ticketIds)}`;
    await visitor.get(path);
    await Promise.all([visitor.get(`${path}/events?limit=100`), visitor.get(`${path}/clocks`), visitor.get(`${path}/decisions?limit=200`)]);
  },
};

const filters: readonly ((places: Places, random: Random) => string)[] = [
  () => 'teamId=mine&status=open&priority=high,urgent&tag=overheating&sort=slaDueAt',
  () => 'teamId=mine&status=pending,on-hold&priority=normal&tag=visit&sort=-slaDueAt',
  () => 'assigneeId=none&category=new,open&sort=-priority',
  () => 'assigneeId=me&category=open,pending&sort=slaDueAt',
  () => 'sla=breached&sort=slaDueAt',
  () => 'status=closed&channel=mail&priority=low&sort=-updatedAt',
  () => 'type=incident&status=solved&sort=updatedAt',
  () => 'tag=firmware&sort=-createdAt',
  () => `tag=${rareTag}&sort=slaDueAt`,
  () => 'tag=nobody-has-this&sort=-updatedAt',
  () => `createdFrom=${daysAgo(40)}&createdBefore=${daysAgo(30)}&type=incident&sort=-number`,
  ({ requesterIds }, random) => `requesterId=${random.pick(requesterIds)}&sort=-updatedAt`,
  ({ organisationIds }, random) => `organisationId=${random.pick(organisationIds)}&category=open&sort=slaDueAt`,
];

const searches: readonly ((places: Places, random: Random) => string)[] = [
  () => 'projector',
  () => 'black picture',
  () => 'warranty invoice',
  () => rareWord,
  () => `${rareWord} lamp`,
  () => 'Clara Neumann',
  () => 'nothing-is-called-this',
  () => 'hall fan status photo',
  ({ numbers }, random) => `T-${random.pick(numbers)}`,
  ({ numbers }, random) => `cw${random.pick(numbers)}`,
];

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** Tickets, people and organisations that the reader sees, old and new. */
export async function placesFor(visitor: Visitor): Promise<Places> {
  const sorts = ['slaDueAt', '-createdAt', 'createdAt', '-updatedAt', '-priority'];
  const lists = await Promise.all(sorts.map((sort) => visitor.get<TicketList>(`/tickets?limit=100&sort=${sort}`)));
  const items = lists.flatMap((list) => list.items);
  return {
    ticketIds: items.map(({ id }) => id),
    requesterIds: items.map(({ requester }) => requester.id),
    organisationIds: items.flatMap(({ organisation }) => (organisation ? [organisation.id] : [])),
    numbers: items.map(({ reference }) => Number(reference.replace('T-', ''))),
  };
}

/** Open tickets that could be more urgent, as many as are asked for. */
export async function calmTickets(visitor: Visitor, count: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let more: string | null = ''; more !== null && found.length < count;) {
    const list: TicketList = await visitor.get(`/tickets?limit=100&category=open&priority=low,normal${more}`);
    found.push(...list.items.map(({ id }) => id));
    more = list.nextCursor === null ? null : `&cursor=${encodeURIComponent(list.nextCursor)}`;
  }
  return found.slice(0, count);
}
