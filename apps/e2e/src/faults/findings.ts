import type { Pool } from 'pg';
import type { SentCommand, SentMail } from './load';

type Row = Readonly<Record<string, unknown>>;

const open = `
  select 'delivery' as what, id from jobs.deliveries where status in ('waiting', 'sending')
  union all select 'mail', id::text from mail.messages where status = 'received'
  union all select 'rule', id::text from automation.decisions where plan is not null
  union all select 'process', id from processes.processes where pending is not null or backlog <> '[]' or due_at <= clock_timestamp()`;

const versions = `
  select stream_id from es.events group by stream_id having count(*) <> max(version) or min(version) <> 1
  union all select stream_id from es.streams s where version <> (select max(version) from es.events e where e.stream_id = s.stream_id)`;

/** A command and its events: all of them, in one place, and nowhere else. */
const commandsNotOnce = `
  with told as (
    select meta->>'commandId' as id, stream_id, min(version) as first, max(version) as last, count(*) as events from es.events group by 1, 2)
  select coalesce(c.command_id, told.id) as command from es.commands c full join told on told.id = c.command_id
  where c.to_version is distinct from c.from_version
    and (told.id is null or c.command_id is null or told.stream_id <> c.stream_id
      or (told.first, told.last, told.events) is distinct from (c.from_version + 1, c.to_version, (c.to_version - c.from_version)::bigint))`;

const mailsNotOnce = `
  select d.id, d.status, count(m.id)::int as received, (select count(*)::int from jobs.delivery_attempts a where a.delivery_id = d.id and outcome = 'delivered') as delivered
  from jobs.deliveries d left join mail.sent s on s.delivery_id = d.id left join mail.mailbox m on m.message_id = s.message_id and m.direction = 'received'
  group by d.id having d.status <> 'delivered' or count(m.id) <> 1
    or (select count(*) from jobs.delivery_attempts a where a.delivery_id = d.id and outcome = 'delivered') <> 1
  union all select m.message_id, 'nobody asked for it', 1, 0 from mail.mailbox m
  where direction = 'received' and not exists (select from mail.sent s where s.message_id = m.message_id)`;

const webhooksNotOnce = `
  select d.id, d.status, d.ticket_id as ticket from jobs.deliveries d where capability = 'webhook.send' and status <> 'delivered'
  union all select min(id), count(*)::text, ticket_id from jobs.deliveries where capability = 'webhook.send' group by ticket_id having count(*) <> 1`;

const effects = `
  select stream_id as ticket, (meta->'actor'->>'id')::uuid as rule, type, count(*)::int as times from es.events
  where type in ('ticket.priority-changed', 'ticket.tagged', 'ticket.team-assigned') and meta->'actor'->>'kind' = 'rule' group by 1, 2, 3`;

const clocksNotOnce = `
  select t.stream_id as ticket, target, kind, count(e.stream_id)::int as times
  from es.events t cross join unnest(array['first-reply', 'resolution']) target cross join unnest(array['sla.clock-started', 'sla.warned', 'sla.met']) kind
  left join es.events e on e.type = kind and e.data->>'target' = target and e.data->>'ticketId' = t.stream_id::text
  where t.type = 'ticket.opened' group by 1, 2, 3
  having count(e.stream_id) > 1 or (kind = 'sla.clock-started' and count(e.stream_id) <> 1)`;

/** By the time that the worker's clock gave the command with which each reminder rang. */
const reminders = `
  select s.data->>'reminderId' as id, count(r.stream_id)::int as rung,
    coalesce(bool_or((r.meta->>'at')::timestamptz < (s.data->>'at')::timestamptz), false) as early
  from es.events s left join es.events r on r.type = 'reminder.rung' and r.data->>'reminderId' = s.data->>'reminderId'
  where s.type = 'reminder.set' group by 1`;

/** What the database says about the whole time; each answer lists what is wrong. */
export class Findings {
  constructor(private readonly database: Pool) {}

  /** What is still to be done, or comes due while others are waited for. */
  stillOpen(): Promise<Row[]> {
    return this.rows(open);
  }

  /** Clocks that will say something within a minute, and so would change rows while they are compared. */
  dueSoon(): Promise<Row[]> {
    return this.rows(`select id from processes.processes where status = 'running' and wake_at < clock_timestamp() + interval '1 minute'`);
  }

  /** Message-IDs, without brackets, of mails that more than one attempt was begun for. */
  async mailsTriedAgain(): Promise<ReadonlySet<string>> {
    const rows = await this.rows(
      `select trim(both '<>' from s.message_id) as id from mail.sent s join jobs.deliveries d on d.id = s.delivery_id where d.attempts > 1`,
    );
    return new Set(rows.map(({ id }) => String(id)));
  }

  brokenStreams(): Promise<Row[]> {
    return this.rows(versions);
  }

  commandsNotOnce(): Promise<Row[]> {
    return this.rows(commandsNotOnce);
  }

  mailsNotOnce(): Promise<Row[]> {
    return this.rows(mailsNotOnce);
  }

  /** Calls that are not through, and tickets that were told of twice. */
  webhooksNotOnce(): Promise<Row[]> {
    return this.rows(webhooksNotOnce);
  }

  clocksNotOnce(): Promise<Row[]> {
    return this.rows(clocksNotOnce);
  }

  /** Of each reminder that was set, how often it rang, and whether it did so before its time. */
  async reminders(): Promise<readonly { readonly rung: number; readonly early: boolean }[]> {
    return (await this.rows(reminders)).map(({ rung, early }) => ({ rung: Number(rung), early: Boolean(early) }));
  }

  /** Confirmed commands that are not there exactly once, on the ticket that the answer named. */
  async missingCommands(commands: readonly SentCommand[], userId: string): Promise<SentCommand[]> {
    const rows = await this.rows(
      `select meta->>'commandId' as id, stream_id as ticket from es.events
       where type = 'ticket.commented' and meta->>'commandId' like 'http:%'`,
    );
    const found = occurrences(rows.map(({ id, ticket }) => `${String(id)} ${String(ticket)}`));
    return commands.filter(({ key, ticketId }) => found.get(`http:${userId}:${key} ${ticketId}`) !== 1);
  }

  /** Confirmed mails that are not one comment of one ticket. */
  async missingMails(mails: readonly SentMail[]): Promise<SentMail[]> {
    const rows = await this.rows(
      `select data->>'messageId' as id from es.events where type = 'ticket.commented' and data->>'messageId' is not null`,
    );
    const found = occurrences(rows.map(({ id }) => String(id)));
    return mails.filter(({ messageId }) => found.get(messageId) !== 1);
  }

  /** How often each ticket was told something: answers of agents, and that its mail has arrived. */
  async letters(): Promise<Record<string, number>> {
    const rows = await this.rows(
      `select kind, count(*)::int as count from mail.sent join mail.mailbox using (message_id) where direction = 'received' group by 1`,
    );
    return Object.fromEntries([['acknowledgment', 0], ['comment', 0], ...rows.map(({ kind, count }) => [String(kind), Number(count)])]);
  }

  /** The id of the event that opened a ticket. */
  async openingOf(ticketId: string): Promise<string> {
    const [row] = await this.rows(`select event_id as id from es.events where stream_id = '${ticketId}' and type = 'ticket.opened'`);
    return String(row?.['id'] ?? '');
  }

  async ticketsByMail(): Promise<string[]> {
    const rows = await this.rows(`select stream_id as id from es.events where type = 'ticket.opened' and data->>'channel' = 'mail'`);
    return rows.map(({ id }) => String(id));
  }

  /** Per ticket, how often the rule did each thing to it. */
  async effectsOf(ruleId: string): Promise<Map<string, Record<string, number>>> {
    const found = new Map<string, Record<string, number>>();
    for (const { ticket, rule, type, times } of await this.rows(effects)) {
      if (rule === ruleId) found.set(String(ticket), { ...found.get(String(ticket)), [String(type)]: Number(times) });
    }
    return found;
  }

  /** Per ticket, how often each rule wrote to its customer, and how deep its chains went. */
  async chains(): Promise<Row[]> {
    return this.rows(
      `select stream_id as ticket, max((meta->>'depth')::int) as depth,
         array_agg(distinct meta->'actor'->>'id') filter (where type = 'ticket.commented') as wrote,
         count(*) filter (where type = 'ticket.commented')::int as letters
       from es.events where meta->'actor'->>'kind' = 'rule' group by 1`,
    );
  }

  /** Rows that one of two tables has and the other has not. */
  difference(left: string, right: string): Promise<Row[]> {
    const minus = (one: string, other: string) => `(select to_jsonb(a) as row from ${one} a except select to_jsonb(b) from ${other} b)`;
    return this.rows(`${minus(left, right)} union all ${minus(right, left)} limit 5`);
  }

  async tableBehind(view: string): Promise<string> {
    const [row] = await this.rows(
      `select table_schema || '.' || table_name as name from information_schema.view_table_usage where view_schema || '.' || view_name = '${view}'`,
    );
    return String(row?.['name']);
  }

  async count(table: string): Promise<number> {
    return Number((await this.rows(`select count(*) from ${table}`))[0]?.['count']);
  }

  private async rows(sql: string): Promise<Row[]> {
    return (await this.database.query<Record<string, unknown>>(sql)).rows;
  }
}

function occurrences(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
