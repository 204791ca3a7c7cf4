import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../domain/decision-record';
import { camelCase, recordTypes } from '../read-model/decisions/record-columns';

const names = recordTypes.map(([name]) => name).join(', ');
const row = recordTypes.map(([name, type]) => `${name} ${type}`).join(', ');
const incoming = `select ${names} from rows from (jsonb_to_recordset($1::jsonb) as (${row})) with ordinality order by ordinality`;
const overwritten = recordTypes.map(([name]) => `${name} = excluded.${name}`).join(', ');

/** Writes decision records. */
@Injectable()
export class DecisionStore {
  constructor(private readonly database: Database) {}

  /** Stores what was decided; what an earlier attempt stored for the event stays as it is. True: all of it was new. */
  async store(records: readonly DecisionRecord[]): Promise<boolean> {
    const kept = records.filter(({ slot }) => slot === null);
    const samples = records.filter(({ slot }) => slot !== null);
    const written = kept.length > 0 ? await this.insert(kept, 'on conflict do nothing returning 1') : 0;
    if (samples.length > 0)
      await this.insert(samples, `on conflict (rule_id, outcome, slot) where slot is not null do update set ${overwritten}`);
    return written === kept.length;
  }

  /** Notes how the actions went; the commands are forgotten once none is left to send. What was cancelled meanwhile stays so, unless it was sent. */
  async settle({ id, actions }: Pick<DecisionRecord, 'id' | 'actions'>): Promise<void> {
    const open = actions.some(({ status }) => status === 'planned');
    await this.database.prepared(
      `update automation.decisions d set actions = (
         select jsonb_agg(case when settled.action->>'status' = 'planned' then coalesce(known.action, settled.action) else settled.action end
           order by settled.place)
         from jsonb_array_elements($2::jsonb) with ordinality as settled (action, place)
         left join jsonb_array_elements(d.actions) as known (action) on known.action->>'id' = settled.action->>'id'
       )${open ? '' : ', plan = null'} where d.id = $1`,
      [id, JSON.stringify(actions)],
    );
  }

  /** Notes that rules which had fired no longer hold. */
  async clear(ticketId: string, ruleIds: readonly string[], eventVersion: number): Promise<void> {
    if (ruleIds.length === 0) return;
    await this.database.query(
      'insert into automation.clearings (ticket_id, rule_id, event_version) select $1, rule_id, $3 from unnest($2::uuid[]) rule_id on conflict do nothing',
      [ticketId, ruleIds, eventVersion],
    );
  }

  private async insert(records: readonly DecisionRecord[], conflict: string): Promise<number> {
    const rows = records.map((record) =>
      Object.fromEntries(recordTypes.map(([name]) => [name, record[camelCase(name) as keyof DecisionRecord]])),
    );
    const written = await this.database.prepared(`insert into automation.decisions (${names}) ${incoming} ${conflict}`, [
      JSON.stringify(rows),
    ]);
    return written.length;
  }
}
