import type { RuleContent, SharedCondition } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { withShared } from '../../domain/shared-conditions';

interface Row extends SharedCondition {
  readonly id: string;
}

type Shared = Readonly<Record<string, SharedCondition>>;

/** Puts the shared conditions that a rule names into it, so that a version never changes with them. */
@Injectable()
export class SharedConditions {
  constructor(private readonly database: Database) {}

  /** By their newest versions, as publishing pins them. */
  newest(content: RuleContent): Promise<RuleContent> {
    return withShared(content, (ids) => this.heads(ids));
  }

  /** By the versions that the rule names already; what it does not name yet comes in its newest. */
  kept(content: RuleContent): Promise<RuleContent> {
    const pins = content.sharedConditions ?? {};
    return withShared(content, async (ids) => {
      const named = ids.flatMap((id) => (Object.hasOwn(pins, id) ? [{ id, version: pins[id]?.version ?? 0 }] : []));
      return { ...(await this.heads(ids)), ...(await this.versions(named)) };
    });
  }

  async heads(ids: readonly string[]): Promise<Shared> {
    const rows = await this.database.query<Row & object>(
      'select id, version, name, conditions from automation.named_conditions where id = any ($1::uuid[])',
      [ids],
    );
    return byId(rows);
  }

  private async versions(names: readonly { readonly id: string; readonly version: number }[]): Promise<Shared> {
    if (names.length === 0) return {};
    const rows = await this.database.query<Row & object>(
      `select v.condition_id as id, v.version, v.name, v.conditions from automation.named_condition_versions v
       join unnest($1::uuid[], $2::int[]) wanted (id, version) on v.condition_id = wanted.id and v.version = wanted.version
       join automation.named_conditions c on c.id = v.condition_id`,
      [names.map(({ id }) => id), names.map(({ version }) => version)],
    );
    return byId(rows);
  }
}

const byId = (rows: readonly Row[]): Shared =>
  Object.fromEntries(rows.map(({ id, name, version, conditions }) => [id, { name, version, conditions }]));
