import type { Database } from '@casewright/persistence';

interface LogEvent {
  readonly ticket: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FoldedTicket {
  openedAt: number;
  solvedAt: number | null;
  team: string | null;
  priority: string;
  readonly clocks: Map<string, { ended: boolean; breached: boolean }>;
}

/** Every ticket as a plain reading of the log says it is: the simplest thing that could be right. */
export async function foldTickets(database: Database): Promise<FoldedTicket[]> {
  const events = await database.query<LogEvent & object>(
    `select coalesce(data->>'ticketId', stream_id::text) as ticket, type, meta->>'at' as at, data from es.events
     where type like 'ticket.%' or type like 'sla.%' order by xid, seq`,
  );
  const tickets = new Map<string, FoldedTicket>();
  for (const event of events) fold(tickets, event);
  return [...tickets.values()];
}

function fold(tickets: Map<string, FoldedTicket>, { ticket: id, type, at, data }: LogEvent): void {
  const moment = Date.parse(at);
  if (type === 'ticket.opened') {
    const { teamId, priority } = data;
    tickets.set(id, { openedAt: moment, solvedAt: null, team: teamId as string | null, priority: String(priority), clocks: new Map() });
  }
  const ticket = tickets.get(id);
  if (!ticket) return;
  if (type === 'ticket.status-changed') ticket.solvedAt = (data['to'] as { id: string }).id === 'solved' ? moment : null;
  if (type === 'ticket.team-assigned') ticket.team = data['to'] as string | null;
  if (type === 'ticket.priority-changed') ticket.priority = String(data['to']);
  foldClock(ticket.clocks, type, data);
}

function foldClock(clocks: FoldedTicket['clocks'], type: string, data: LogEvent['data']): void {
  const target = String(data['target']);
  const isNew = !clocks.has(target);
  if (type === 'sla.clock-started' || (type === 'sla.reopened' && isNew)) clocks.set(target, { ended: false, breached: false });
  if (type === 'sla.clock-cancelled' && !clocks.get(target)?.breached) clocks.delete(target);
  const clock = clocks.get(target);
  if (!clock) return;
  if (type === 'sla.breached') clock.breached = true;
  if (type === 'sla.clock-cancelled') clock.ended = true;
  if (type === 'sla.clock-retargeted') clock.breached &&= data['dueAt'] !== null && String(data['dueAt']) <= String(data['at']);
  if (type === 'sla.breach-withdrawn') clock.breached = false;
  if (type === 'sla.met') Object.assign(clock, { ended: true, breached: data['late'] === true });
  if (type === 'sla.reopened') clock.ended = false;
}
