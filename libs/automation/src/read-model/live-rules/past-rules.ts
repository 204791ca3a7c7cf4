import type { RuleDocument } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import type { RuleSet } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { lifeState, pauseAround, rests, type LifeEntry, type LifeState } from '../../domain/rule-life';
import type { Pause } from '../../domain/why-not';
import { Languages } from '../language/languages';
import { LiveRules } from './live-rules';
import { liveSet } from './live-set';

type Entry = LifeEntry & { readonly ruleId: string };
type State = LifeState & { readonly ruleId: string };

/** The rules as they were at any time: what each was, and which were live. */
export interface RuleTimeline {
  stateOf(ruleId: string, at: Date): LifeState;
  setAt(at: Date): Promise<RuleSet>;
  /** The pause that the time fell into; null where the rule was not paused then. */
  pauseAround(ruleId: string, at: Date): Pause | null;
  version(ruleId: string, version: number): Promise<RuleDocument | null>;
}

@Injectable()
export class PastRules {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly languages: Languages,
  ) {}

  async timeline(): Promise<RuleTimeline> {
    // What is compiled from here on is compiled in it.
    await this.languages.current();
    const entries = await this.database.query<Entry & Record<string, unknown>>(
      `select rule_id as "ruleId", kind, version, at, details->'audience' as audience from automation.rule_life order by id`,
    );
    const lives = new Map<string, Entry[]>();
    for (const entry of entries) lives.set(entry.ruleId, [...(lives.get(entry.ruleId) ?? []), entry]);
    const stateOf = (ruleId: string, at: Date) => lifeState((lives.get(ruleId) ?? []).filter((entry) => entry.at <= at));
    const sets = new Map<string, RuleSet>();
    return {
      stateOf,
      pauseAround: (ruleId, at) => pauseAround(lives.get(ruleId) ?? [], at),
      version: async (ruleId, version) => (await this.documents([{ ruleId, version }]))[0] ?? null,
      setAt: async (at) => {
        const live = [...lives.keys()].map((ruleId) => ({ ruleId, ...stateOf(ruleId, at) })).filter((state) => !rests(state));
        const key = live.map(({ ruleId, version, trial }) => `${ruleId}@${version} ${JSON.stringify(trial)}`).join();
        const set = sets.get(key) ?? (await this.setOf(live));
        sets.set(key, set);
        return set;
      },
    };
  }

  private async setOf(live: readonly State[]): Promise<RuleSet> {
    const documents = await this.documents(
      live.flatMap(({ ruleId, version, trial }) => [version, trial?.version ?? null].map((wanted) => ({ ruleId, version: wanted }))),
    );
    const byVersion = new Map(documents.map((document) => [`${document.ruleId}@${document.version}`, this.live.compile(document)]));
    const rule = (ruleId: string, version: number | null) => byVersion.get(`${ruleId}@${version}`) ?? null;
    return liveSet(
      live.map(({ ruleId, version, trial }) => ({
        published: rule(ruleId, version),
        trial: trial && { ...trial, rule: rule(ruleId, trial.version) },
      })),
    );
  }

  private async documents(versions: readonly { ruleId: string; version: number | null }[]): Promise<RuleDocument[]> {
    const rows = await this.database.query<{ document: RuleDocument }>(
      `select document from automation.rule_versions
       where (rule_id, version) in (select * from unnest($1::uuid[], $2::int[]))`,
      [versions.map(({ ruleId }) => ruleId), versions.map(({ version }) => version)],
    );
    return rows.map(({ document }) => document);
  }
}
