import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../domain/decision-record';
import type { Clearing, Firing } from '../domain/rule-history';

const columns = [
  ['id', 'uuid'],
  ['slot', 'smallint'],
  ['ticket_id', 'uuid'],
  ['rule_id', 'uuid'],
  ['rule_version', 'int'],
  ['rule_hash', 'text'],
  ['rule_name', 'text'],
  ['event_id', 'text'],
  ['event_type', 'text'],
  ['event_version', 'int'],
  ['command_id', 'text'],
  ['correlation_id', 'text'],
  ['depth', 'int'],
  ['at', 'timestamptz'],
  ['outcome', 'text'],
  ['reason', 'text'],
  ['tree', 'jsonb'],
  ['changes', 'jsonb'],
  ['actions', 'jsonb'],
  ['fields', 'text[]'],
  ['microseconds', 'int'],
  ['plan', 'jsonb'],
] as const;

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Columns under the names of `DecisionRecord`. */
export const recordColumns = columns
  .map(([name]) =>
    name === 'at' ? `to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at` : `${name} as "${camelCase(name)}"`,
  )
  .join(', ');

const names = columns.map(([name]) => name).join(', ');
const incoming = `select ${names} from jsonb_to_recordset($1::jsonb) as row(${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`;
const overwritten = columns.map(([name]) => `${name} = excluded.${name}`).join(', ');

/** The decision records, and what guards need to know of a ticket's past. */
@Injectable()
export class DecisionStore {
  constructor(private readonly database: Database) {}

  /** What rules have done on a ticket so far, at most the newest 2,000 firings. */
  async past(ticketId: string): Promise<{ firings: readonly Firing[]; clearings: readonly Clearing[] }> {
    const firings = await this.database.query<Firing & Record<string, unknown>>(
      `select rule_id as "ruleId", rule_version as "ruleVersion", event_id as "eventId", event_version as "eventVersion", command_id as "commandId"
       from automation.decisions where ticket_id = $1 and outcome = 'fired' order by event_version desc limit 2000`,
      [ticketId],
    );
    if (firings.length === 0) return { firings, clearings: [] };
    const clearings = await this.database.query<Clearing & Record<string, unknown>>(
      `select rule_id as "ruleId", event_version as "eventVersion" from automation.clearings where ticket_id = $1`,
      [ticketId],
    );
    return { firings, clearings };
  }

  /** The records of rules that fired on an event. */
  fired(ticketId: string, eventId: string): Promise<DecisionRecord[]> {
    return this.database.query<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions where ticket_id = $1 and event_id = $2 and outcome = 'fired' order by id`,
      [ticketId, eventId],
    );
  }

  /** Stores what was decided; what an earlier attempt stored for the event stays as it is. */
  async store(records: readonly DecisionRecord[]): Promise<void> {
    const fired = records.filter(({ slot }) => slot === null);
    const samples = records.filter(({ slot }) => slot !== null);
    if (fired.length > 0) await this.insert(fired, 'on conflict do nothing');
    if (samples.length > 0)
      await this.insert(samples, `on conflict (rule_id, outcome, slot) where slot is not null do update set ${overwritten}`);
  }

  /** Notes how the actions went; the commands are forgotten once none is left to send. */
  async settle({ id, actions }: Pick<DecisionRecord, 'id' | 'actions'>): Promise<void> {
    const open = actions.some(({ status }) => status === 'planned');
    await this.database.query(`update automation.decisions set actions = $2::jsonb${open ? '' : ', plan = null'} where id = $1`, [
      id,
      JSON.stringify(actions),
    ]);
  }

  async clear(ticketId: string, ruleIds: readonly string[], eventVersion: number): Promise<void> {
    if (ruleIds.length === 0) return;
    await this.database.query(
      'insert into automation.clearings (ticket_id, rule_id, event_version) select $1, rule_id, $3 from unnest($2::uuid[]) rule_id on conflict do nothing',
      [ticketId, ruleIds, eventVersion],
    );
  }

  private async insert(records: readonly DecisionRecord[], conflict: string): Promise<void> {
    const rows = records.map((record) =>
      Object.fromEntries(columns.map(([name]) => [name, record[camelCase(name) as keyof DecisionRecord]])),
    );
    await this.database.query(`insert into automation.decisions (${names}) ${incoming} ${conflict}`, [JSON.stringify(rows)]);
  }
}
