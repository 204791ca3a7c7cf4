import type { WriteRuleCondition } from '@casewright/contracts';
import { missing, staleVersion, type CommandMeta } from '@casewright/kernel';
import { Database, refuseTaken } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

const taken = 'There is a condition of this name already.';

/** The shared conditions and their versions as they are stored. */
@Injectable()
export class ConditionRows {
  constructor(private readonly database: Database) {}

  /** A repeat of the command finds what the first one made. */
  async insert(id: string, { name, conditions }: WriteRuleCondition, { at, actor }: CommandMeta): Promise<void> {
    const rows = await refuseTaken('/name', taken, () =>
      this.database.query(
        `insert into automation.named_conditions (id, version, name, conditions, updated_at, updated_by) values ($1, 1, $2, $3, $4, $5)
         on conflict (id) do nothing returning id`,
        [id, name, JSON.stringify(conditions), at, JSON.stringify(actor)],
      ),
    );
    if (rows.length > 0) await this.keepVersion(id);
  }

  async update(id: string, content: WriteRuleCondition, expected: number | undefined, { at, actor }: CommandMeta): Promise<void> {
    const rows = await refuseTaken('/name', taken, () =>
      this.database.query(
        `update automation.named_conditions set version = version + 1, name = $3, conditions = $4, updated_at = $5, updated_by = $6
         where id = $1 and ($2::int is null or version = $2) returning id`,
        [id, expected ?? null, content.name, JSON.stringify(content.conditions), at, JSON.stringify(actor)],
      ),
    );
    if (rows.length === 0) await this.refuse(id);
    await this.keepVersion(id);
  }

  async remove(id: string, expected: number | undefined): Promise<void> {
    const sql = 'delete from automation.named_conditions where id = $1 and ($2::int is null or version = $2) returning id';
    if ((await this.database.query(sql, [id, expected ?? null])).length === 0) await this.refuse(id);
  }

  private async keepVersion(id: string): Promise<void> {
    await this.database.query(
      `insert into automation.named_condition_versions (condition_id, version, name, conditions, made_at, made_by)
       select id, version, name, conditions, updated_at, updated_by from automation.named_conditions where id = $1`,
      [id],
    );
  }

  private async refuse(id: string): Promise<never> {
    const [row] = await this.database.query<{ version: number }>('select version from automation.named_conditions where id = $1', [id]);
    if (!row) throw missing();
    throw staleVersion(row.version);
  }
}
