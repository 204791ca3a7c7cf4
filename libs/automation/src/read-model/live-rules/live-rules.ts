import type { RuleDocument } from '@casewright/contracts';
import { Database, Hints } from '@casewright/persistence';
import { compileRule, type CompiledRule, type RuleLanguage, type RuleSet } from '@casewright/rules';
import { Injectable, Logger } from '@nestjs/common';
import type { TrialState } from '../../domain/rule-life';
import { liveSetChanged } from '../../migrations/hint';
import { Languages } from '../language/languages';
import { liveSet } from './live-set';

const checkEvery = 250;
const maxKept = 20_000;

interface LiveRow {
  readonly published: RuleDocument | null;
  readonly trialDocument: RuleDocument | null;
  readonly trial: Pick<TrialState, 'stage' | 'audience'> | null;
}

interface Current {
  readonly revision: string;
  readonly language: RuleLanguage;
  readonly set: RuleSet;
}

/**
 * The rules that are live in this process. Word of a raised revision comes from the database as soon as it is committed; where that is
 * lost, it is noticed within 250 ms of the next event. A set never changes: an event in flight finishes on the one it began with.
 */
@Injectable()
export class LiveRules {
  private readonly logger = new Logger('Rules');
  private readonly compiled = new Map<string, CompiledRule>();
  private compiledIn: RuleLanguage | null = null;
  private current: Current | null = null;
  private checkedAt = 0;
  private loading: Promise<RuleSet> | null = null;
  private generation = 0;

  constructor(
    private readonly database: Database,
    private readonly languages: Languages,
    hints: Hints,
  ) {
    hints.on(liveSetChanged, () => this.forget());
  }

  /** The set to begin an event with. */
  set(): Promise<RuleSet> {
    const fresh = this.current !== null && performance.now() - this.checkedAt < checkEvery;
    if (fresh && this.current) return Promise.resolve(this.current.set);
    if (this.loading) return this.loading;
    const loading = this.load().finally(() => {
      if (this.loading === loading) this.loading = null;
    });
    this.loading = loading;
    return loading;
  }

  /** Another set has become live; the next event asks the database. */
  forget(): void {
    this.generation += 1;
    this.checkedAt = 0;
    this.loading = null;
  }

  /** A version ready to run; null for one that this release can no longer run. */
  compile(document: RuleDocument): CompiledRule | null {
    const key = `${document.ruleId}@${document.version}`;
    const language = this.languages.known;
    if (this.compiledIn !== language) this.compiled.clear();
    this.compiledIn = language;
    const known = this.compiled.get(key);
    if (known) return known;
    const result = compileRule(document, language);
    if ('problems' in result) {
      this.logger.error(`Rule ${key} cannot run: ${result.problems.map(({ pointer, message }) => `${pointer} ${message}`).join(' ')}`);
      return null;
    }
    if (this.compiled.size >= maxKept) this.compiled.clear();
    this.compiled.set(key, result.rule);
    return result.rule;
  }

  private async load(): Promise<RuleSet> {
    const askedAt = performance.now();
    const { generation } = this;
    // Read before the rules: should they be newer than it, the next check loads them once more.
    const [language, [row]] = await Promise.all([
      this.languages.current(),
      this.database.query<{ revision: string }>('select revision::text from automation.live_set'),
    ]);
    const revision = row?.revision ?? '0';
    const isCurrent = this.current?.revision === revision && this.current.language === language;
    const current = this.current && isCurrent ? this.current : { revision, language, set: await this.loadSet() };
    // A publication since then makes this answer good for the events that wait for it, and for no others.
    if (generation === this.generation) {
      this.current = current;
      this.checkedAt = askedAt;
    }
    return current.set;
  }

  private async loadSet(): Promise<RuleSet> {
    const rows = await this.database.query<LiveRow & Record<string, unknown>>(
      `select v.document as published, t.document as "trialDocument", r.trial from automation.rules r
       left join automation.rule_versions v on v.rule_id = r.id and v.version = r.published_version
       left join automation.rule_versions t on t.rule_id = r.id and t.version = (r.trial->>'version')::int
       where r.status in ('active', 'draft') and coalesce(v.rule_id, t.rule_id) is not null`,
    );
    const compiled = (document: RuleDocument | null) => document && this.compile(document);
    return liveSet(
      rows.map(({ published, trialDocument, trial }) => ({
        published: compiled(published),
        trial: trial && { ...trial, rule: compiled(trialDocument) },
      })),
    );
  }
}
