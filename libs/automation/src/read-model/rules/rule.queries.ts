import { RuleContent, type RuleDetailView, type RuleDocument, type RuleDraftView, type RuleView } from '@casewright/contracts';
import { Clock, missing, type Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { DraftCheck } from './draft-check';
import { DirectoryNames } from './directory-names';
import { ruleRows, type RuleRow } from './rule.rows';
import { trialView } from './trial-view';

interface DraftRow {
  readonly revision: number;
  readonly draft: unknown;
  readonly draftBase: number | null;
  readonly draftAt: Date;
  readonly draftBy: Actor;
}

/** One rule, read from the tables that its commands write. */
@Injectable()
export class RuleQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly names: DirectoryNames,
    private readonly check: DraftCheck,
  ) {}

  async detail(ruleId: string): Promise<RuleDetailView> {
    const [row] = await this.database.query<RuleRow & Record<string, unknown>>(`${ruleRows} where r.id = $2`, [this.clock.now(), ruleId]);
    if (!row) throw missing();
    const [view] = await this.views([row]);
    if (!view) throw missing();
    return { ...view, published: row.version === null ? null : await this.document(ruleId, row.version) };
  }

  async draft(ruleId: string): Promise<RuleDraftView> {
    const [row] = await this.database.query<DraftRow & Record<string, unknown>>(
      `select revision, draft, draft_base as "draftBase", draft_at as "draftAt", draft_by as "draftBy" from automation.rules where id = $1`,
      [ruleId],
    );
    if (!row) throw missing();
    const content = RuleContent.parse(row.draft);
    const actor = await this.names.actors([row.draftBy]);
    const problems = [...(await this.check.inPlace(ruleId, content))];
    const saved = { savedAt: row.draftAt.toISOString(), savedBy: actor(row.draftBy) };
    return { ruleId, revision: row.revision, baseVersion: row.draftBase, content, problems, ...saved };
  }

  async views(rows: readonly RuleRow[]): Promise<RuleView[]> {
    const actor = await this.names.actors(rows.map(({ updatedBy }) => updatedBy));
    return rows.map(({ updatedAt, updatedBy, lastFiredAt, trial, ...row }) => ({
      ...row,
      trial: trialView(trial),
      lastFiredAt: lastFiredAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
      updatedBy: actor(updatedBy),
    }));
  }

  async requireRule(ruleId: string): Promise<void> {
    const rows = await this.database.query('select from automation.rules where id = $1', [ruleId]);
    if (rows.length === 0) throw missing();
  }

  private async document(ruleId: string, version: number): Promise<RuleDocument> {
    const [row] = await this.database.query<{ document: RuleDocument }>(
      'select document from automation.rule_versions where rule_id = $1 and version = $2',
      [ruleId, version],
    );
    if (!row) throw missing();
    return row.document;
  }
}
