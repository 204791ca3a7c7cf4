import type { ListRuleVersions, RuleDocument, RuleHistoryEntry, RuleVersionView } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import type { Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { Audience } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DirectoryNames } from './directory-names';
import { RuleQueries } from './rule.queries';
import { audienceView } from './trial-view';

type Page = z.output<typeof ListRuleVersions>;
const Before = z.strictObject({ before: z.int() });

interface VersionRow {
  readonly version: number;
  readonly document: RuleDocument;
  readonly publishedAt: Date;
  readonly publishedBy: Actor;
}

interface LifeRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: RuleHistoryEntry['kind'];
  readonly version: number | null;
  readonly reason: string | null;
  readonly details: { readonly audience?: Audience; readonly from?: number } | null;
  readonly by: Actor;
}

/** What a rule was, newest first. */
@Injectable()
export class RulePast {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleQueries,
    private readonly names: DirectoryNames,
  ) {}

  async versions(ruleId: string, { limit, cursor }: Page): Promise<{ items: RuleVersionView[]; nextCursor: string | null }> {
    await this.rules.requireRule(ruleId);
    const rows = await this.database.query<VersionRow & Record<string, unknown>>(
      `select version, document, published_at as "publishedAt", published_by as "publishedBy" from automation.rule_versions
       where rule_id = $1 and ($2::int is null or version < $2) order by version desc limit $3`,
      [ruleId, decodeCursor(Before, cursor)?.before, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.version }));
    const actor = await this.names.actors(items.map(({ publishedBy }) => publishedBy));
    const views = items.map(({ version, document, publishedAt, publishedBy }) => ({
      version,
      why: document.why,
      publishedAt: publishedAt.toISOString(),
      publishedBy: actor(publishedBy),
      document,
    }));
    return { items: views, nextCursor };
  }

  async history(ruleId: string, { limit, cursor }: Page): Promise<{ items: RuleHistoryEntry[]; nextCursor: string | null }> {
    await this.rules.requireRule(ruleId);
    const rows = await this.database.query<LifeRow & Record<string, unknown>>(
      `select id::int, at, kind, version, reason, details, by from automation.rule_life
       where rule_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
      [ruleId, decodeCursor(Before, cursor)?.before, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ before: last.id }));
    const actor = await this.names.actors(items.map(({ by }) => by));
    return {
      items: items.map(({ at, kind, version, reason, details, by }) => ({
        ...{ at: at.toISOString(), kind, version, reason, by: actor(by) },
        canary: details?.audience ? audienceView(details.audience) : null,
        from: details?.from ?? null,
      })),
      nextCursor,
    };
  }
}
