import type { ClientMessages, RuleContentInput, ServerMessages, TicketList, TicketView } from '@casewright/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Caller, WholeProgram } from './whole-program';

/** Null: their role has nothing to do with this way at all. */
type Seen = boolean | null;

export type Ways = Readonly<Record<string, Seen>>;

export interface Watched {
  readonly ticket: TicketView;
  /** A word of its first comment, which no other ticket has. */
  readonly word: string;
  readonly attachmentId: string;
  /** A rule, and a document for it with a saved test on the ticket, which fails. */
  readonly ruleId: string;
  readonly tested: RuleContentInput;
}

/** Every way in which somebody could come to see a ticket, and whether they do. */
export async function waysToSee(
  program: WholeProgram,
  caller: Caller,
  { ticket, word, attachmentId, ruleId, tested }: Watched,
): Promise<Ways> {
  const path = `/tickets/${ticket.id}`;
  const opens = async (address: string) => seenBy((await caller.send('GET', address)).statusCode);
  const lists = async (query: string) => (await listed(caller, query)).includes(ticket.id);
  return {
    'by id': await opens(path),
    'its events': await opens(`${path}/events`),
    'its clocks': await opens(`${path}/clocks`),
    'its decisions': await opens(`${path}/decisions`),
    'its attachment': await opens(`${path}/attachments/${attachmentId}`),
    'in the list': await lists(''),
    'by a word of it': await lists(`q=${word}`),
    'by its number': await lists(`q=${ticket.reference}`),
    'by its requester': await lists(`requesterId=${ticket.requester.id}`),
    'among what its requester did': await amongInteractions(caller, ticket),
    'by a test of a rule': await tells(caller, `/rules/${ruleId}/tests/run`, { content: tested }),
    'by checking a rule with a test': await tells(caller, '/rules/check', tested),
    'in its room': await joins(program, caller, ticket.id),
    'by writing to it': seenBy((await caller.send('POST', `${path}/comments`, { body: 'Hello', visibility: 'public' })).statusCode),
  };
}

/** The ids of every page. */
export async function listed(caller: Caller, query: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const page = await caller.ask<TicketList>('GET', `/tickets?limit=7&${query}${cursor && `&cursor=${cursor}`}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return ids;
}

function seenBy(status: number): Seen {
  if (status === 403) return null;
  if (status === 404) return false;
  if (status < 300) return true;
  throw new Error(`Neither shown nor hidden: ${status}`);
}

/** Whether they learn how the test went, or no more than of an event that is gone. */
async function tells(caller: Caller, path: string, payload: object): Promise<Seen> {
  const answer = await caller.send('POST', path, payload);
  if (answer.statusCode !== 200) return seenBy(answer.statusCode);
  if (answer.body.includes('It should do nothing, and fires.')) return true;
  if (answer.body.includes('Its event is no longer there')) return false;
  throw new Error(`Neither shown nor hidden: ${answer.body}`);
}

async function amongInteractions(caller: Caller, ticket: TicketView): Promise<Seen> {
  const answer = await caller.send('GET', `/customers/${ticket.requester.id}/interactions?limit=200`);
  if (answer.statusCode !== 200) return seenBy(answer.statusCode);
  return answer.json<{ items: { ticketId: string }[] }>().items.some(({ ticketId }) => ticketId === ticket.id);
}

async function joins(program: WholeProgram, caller: Caller, ticketId: string): Promise<boolean> {
  const options = { path: '/socket.io', auth: { token: caller.token }, reconnection: false, forceNew: true, transports: ['websocket'] };
  const socket: Socket<ServerMessages, ClientMessages> = io(await program.app.getUrl(), options);
  try {
    await new Promise<void>((connected, refused) => socket.once('connect', connected).once('connect_error', refused));
    return (await socket.timeout(5000).emitWithAck('join', `ticket:${ticketId}`)).ok;
  } finally {
    socket.disconnect();
  }
}
