import type { RuleFindingView, RuleHealthView } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { byOrder, type CompiledRule, type FactCatalog } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { bySeverity, findingId, plainly, type Finding } from '../../domain/health/finding';
import { findingsByReading } from '../../domain/health/findings-by-reading';
import { findingsByUse } from '../../domain/health/findings-by-use';
import { findingsOfPeople } from '../../domain/health/findings-of-people';
import { findingsOfRings } from '../../domain/health/findings-of-rings';
import { fixOf } from '../../domain/health/fix';
import { inWords } from '../../domain/health/words';
import { Languages } from '../language/languages';
import { goneWords, referencesOf, type RuleReference } from '../../domain/rule-references';
import { LiveRules } from '../live-rules/live-rules';
import { KnownReferences } from '../references/known-references.query';
import { DirectoryNames } from '../rules/directory-names';
import { draftDiffers } from '../rules/rule.rows';
import { RuleUses, type RecentUse } from './rule-use.query';

const days = 30;
const mostOfAKind = 100;

interface StandingRow {
  readonly id: string;
  readonly revision: number;
  readonly hasDraft: boolean;
  readonly publishedAt: Date;
}
type Standings = ReadonlyMap<string, StandingRow>;

/** What is wrong with the live rules: by reading them, by what they name, and by what they did in the last 30 days. */
@Injectable()
export class RuleHealth {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly references: KnownReferences,
    private readonly uses: RuleUses,
    private readonly names: DirectoryNames,
    private readonly clock: Clock,
    private readonly languages: Languages,
  ) {}

  async report(): Promise<RuleHealthView> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - days * 86_400_000);
    const { catalog } = await this.languages.current();
    const rules = [...(await this.live.set()).rules].sort(byOrder);
    const [standings, use] = [await this.standings(), await this.uses.since(since, now, rules)];
    const read = findingsByReading(rules, catalog);
    const all = [
      ...read.findings,
      ...(await this.deadReferences(rules, catalog)),
      ...rules.flatMap((rule) => findingsOfPeople(rule, catalog)),
      ...rules.flatMap((rule) => byUse(rule, use, standings)),
      ...findingsOfRings(rules),
    ];
    const shown = firstOfEachKind(all);
    const findings = await this.views(shown, since, { use, standings });
    const cut = read.cut || shown.length < all.length;
    return { checkedAt: now.toISOString(), days, rules: rules.length, events: use.events, findings, cut };
  }

  private async standings(): Promise<Standings> {
    const rows = await this.database.query<StandingRow & Record<string, unknown>>(
      `select r.id, r.revision, ${draftDiffers} as "hasDraft", v.published_at as "publishedAt"
       from automation.rules r join automation.rule_versions v on v.rule_id = r.id and v.version = r.published_version`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whom they name and who has gone since they were published. */
  private async deadReferences(rules: readonly CompiledRule[], catalog: FactCatalog): Promise<readonly Finding[]> {
    const owners = new Map<RuleReference, CompiledRule>();
    for (const rule of rules) for (const reference of referencesOf(rule, rule.document, catalog)) owners.set(reference, rule);
    const missing = await this.references.missing([...owners.keys()]);
    return missing.flatMap((reference) => {
      const rule = owners.get(reference);
      const { kind, pointer } = reference;
      return rule ? [{ ...plainly, kind: 'dead-reference', severity: 'error', rule, pointer, detail: goneWords[kind] } as const] : [];
    });
  }

  private async views(
    findings: readonly Finding[],
    since: Date,
    { use, standings }: { use: RecentUse; standings: Standings },
  ): Promise<RuleFindingView[]> {
    const named = findings
      .flatMap(({ because }) => because.map(({ leaf }) => leaf))
      .flatMap(({ fact, expected }) => references(fact.reference, expected));
    const names = await this.names.names(named);
    const pairs = findings.filter(({ kind }) => kind === 'same-field');
    const together = await this.uses.together(since, pairs.map(pairOf));
    const views = findings.map((finding) => {
      const { ruleId, name } = finding.rule.document;
      const standing = standings.get(ruleId);
      const tickets = together[pairs.indexOf(finding)] ?? use.tickets(ruleId);
      const content = standing?.hasDraft === false ? fixOf(finding) : null;
      return {
        id: findingId(finding),
        kind: finding.kind,
        severity: finding.kind === 'same-field' && tickets > 0 ? 'warning' : finding.severity,
        rule: { id: ruleId, name },
        revision: standing?.revision ?? 0,
        others: finding.others.map(({ document }) => ({ id: document.ruleId, name: document.name })),
        pointer: finding.pointer,
        ...inWords(finding, this.languages.known.catalog, names),
        tickets,
        fix: content && { label: 'Make a draft without that part', content },
      } satisfies RuleFindingView;
    });
    return views.sort(bySeverity);
  }
}

function byUse(rule: CompiledRule, use: RecentUse, standings: Standings): readonly Finding[] {
  const standing = standings.get(rule.document.ruleId);
  return standing ? findingsByUse(rule, use.of(rule, standing.publishedAt)) : [];
}

function firstOfEachKind(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<Finding['kind'], number>();
  return findings.filter(({ kind }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return (counts.get(kind) ?? 0) <= mostOfAKind;
  });
}

const pairOf = ({ rule, others }: Finding): readonly [string, string] => [rule.document.ruleId, others[0]?.document.ruleId ?? ''];

const references = (kind: string | undefined, expected: unknown) =>
  kind === undefined ? [] : [expected].flat().flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []));
