import type { ConditionNode, RuleConditionList, RuleConditionVersionList, RuleConditionView } from '@casewright/contracts';
import { missing, type Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { DirectoryNames } from '../rules/directory-names';
import { sharedIn } from '../../domain/shared-conditions';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly conditions: ConditionNode;
  readonly updatedAt: Date;
  readonly updatedBy: Actor;
}

interface Use {
  readonly conditionId: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly published: number | null;
  readonly draft: number | null;
}

const uses = `
  select k.id as "conditionId", r.id as "ruleId", r.name as "ruleName",
    (v.document->'sharedConditions'->k.id->>'version')::int as published, (r.draft->'sharedConditions'->k.id->>'version')::int as draft
  from automation.rules r
  left join automation.rule_versions v on v.rule_id = r.id and v.version = r.published_version
  cross join lateral (
    select jsonb_object_keys(coalesce(r.draft->'sharedConditions', '{}') || coalesce(v.document->'sharedConditions', '{}')) as id
  ) k
  where $1::text is null or k.id = $1
  order by lower(r.name) collate "C", r.id`;

/** The conditions that rules share, and where they stand. */
@Injectable()
export class NamedConditions {
  constructor(
    private readonly database: Database,
    private readonly names: DirectoryNames,
  ) {}

  async list(): Promise<RuleConditionList> {
    return { items: await this.views(await this.rows(null)), nextCursor: null };
  }

  async find(id: string): Promise<RuleConditionView> {
    const [view] = (await this.views(await this.rows(null))).filter((one) => one.id === id);
    if (!view) throw missing();
    return view;
  }

  async versions(id: string): Promise<RuleConditionVersionList> {
    const rows = await this.database.query<Omit<Row, 'id'> & object>(
      `select version, name, conditions, made_at as "updatedAt", made_by as "updatedBy" from automation.named_condition_versions
       where condition_id = $1 order by version desc limit 200`,
      [id],
    );
    if (rows.length === 0) throw missing();
    const actor = await this.names.actors(rows.map(({ updatedBy }) => updatedBy));
    const items = rows.map(({ updatedAt, updatedBy, ...row }) => ({ ...row, madeAt: updatedAt.toISOString(), madeBy: actor(updatedBy) }));
    return { items, nextCursor: null };
  }

  /** Rules whose draft or published version names the condition, with the version that each names. */
  uses(conditionId: string | null): Promise<Use[]> {
    return this.database.query<Use & object>(uses, [conditionId]);
  }

  private rows(id: string | null): Promise<Row[]> {
    return this.database.query<Row & object>(
      `select id, version, name, conditions, updated_at as "updatedAt", updated_by as "updatedBy" from automation.named_conditions
       where $1::uuid is null or id = $1 order by lower(name) collate "C", id`,
      [id],
    );
  }

  private async views(rows: readonly Row[]): Promise<RuleConditionView[]> {
    const all = await this.uses(null);
    const actor = await this.names.actors(rows.map(({ updatedBy }) => updatedBy));
    return rows.map(({ updatedAt, updatedBy, ...row }) => ({
      ...row,
      usedBy: all
        .filter(({ conditionId }) => conditionId === row.id)
        .map(({ ruleId, ruleName, published, draft }) => ({ rule: { id: ruleId, name: ruleName }, published, draft })),
      usedIn: rows.filter((other) => sharedIn(other.conditions).includes(row.id)).map(({ id, name }) => ({ id, name })),
      updatedAt: updatedAt.toISOString(),
      updatedBy: actor(updatedBy),
    }));
  }
}
