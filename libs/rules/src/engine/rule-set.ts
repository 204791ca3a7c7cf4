import type { RulePhase } from '@casewright/contracts';
import { immediateEventTypesOf, RulePhase as Phases } from '@casewright/contracts';
import type { CompiledBranches } from '../compile/compile-actions';
import type { CompiledRule } from '../compile/compile-rule';
import type { LookUp } from '../facts/looked-up';
import type { FactReader } from '../facts/fact-reader';
import { isAmong, type Audience, type Trial } from './trial';

/** A version that shares its rule with another one: watched only, or acting on some of the tickets, or on the other ones. */
type Role = 'shadow' | { readonly audience: Audience; readonly acts: 'among' | 'elsewhere' };

interface IndexedFact {
  readonly fact: string;
  readonly kind: 'scalar' | 'list';
  readonly rules: Map<unknown, number[]>;
}

/** The rules that one kind of event can start, in the order in which they run, found by the values of their most selective facts. */
export class RuleBucket {
  private readonly indexes: readonly IndexedFact[];
  private readonly unindexed: readonly number[];
  /** What has to be looked up before its rules can be decided; mostly nothing. */
  readonly needs: readonly LookUp[];
  /** Rules with a limit on all tickets; mostly none. */
  readonly limited: readonly CompiledRule[];
  /** Ids of the people whom its rules may make the requester of a ticket; mostly none. */
  readonly requesters: readonly string[];

  constructor(
    readonly rules: readonly CompiledRule[],
    private readonly roles: ReadonlyMap<CompiledRule, Role>,
  ) {
    const indexes = new Map<string, IndexedFact>();
    const unindexed: number[] = [];
    for (const [place, rule] of rules.entries()) {
      const { key } = rule;
      // What is watched sees the ticket without what its own rule does, so the values that the index looks at are not those that it sees.
      if (!key || this.isWatched(rule)) unindexed.push(place);
      else for (const value of key.values) placesOf(indexes, key.kind, key.fact, value).push(place);
    }
    this.needs = [...new Set(rules.flatMap(({ needs }) => needs))];
    this.limited = rules.filter(({ document }) => document.guards.perRule !== undefined);
    this.requesters = requestersIn(rules);
    this.indexes = [...indexes.values()];
    this.unindexed = unindexed;
  }

  /** In shadow: it is asked, and nothing follows. */
  isWatched(rule: CompiledRule): boolean {
    return this.roles.get(rule) === 'shadow';
  }

  /** Whether the ticket is this version's to act on, and not another one's. `facts` are those at the start of the event. */
  isFor(rule: CompiledRule, ticketId: string, facts: FactReader): boolean {
    return isTheirs(this.roles.get(rule), rule, ticketId, facts);
  }

  /** Places of the rules that may match, in running order, from `from` on. The rules left out cannot match. */
  candidates(facts: FactReader, from = 0): readonly number[] {
    const found = this.unindexed.filter((place) => place >= from);
    for (const { fact, kind, rules } of this.indexes) {
      const value = facts.value(fact);
      if (kind === 'scalar') collect(rules.get(value), from, found);
      else if (Array.isArray(value)) for (const item of new Set<unknown>(value)) collect(rules.get(item), from, found);
    }
    // A rule whose list holds two of its values is found twice.
    return [...new Set(found)].sort((left, right) => left - right);
  }
}

/** Ids of the people whom rules may make the requester of a ticket. */
export const requestersIn = (rules: readonly CompiledBranches[]): readonly string[] => [
  ...new Set(
    rules
      .flatMap(({ actions, otherwise }) => [...actions, ...otherwise])
      .flatMap(({ references }) => references)
      .flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])),
  ),
];

function placesOf(indexes: Map<string, IndexedFact>, kind: 'scalar' | 'list', fact: string, value: unknown): number[] {
  const name = `${kind}:${fact}`;
  const index = indexes.get(name) ?? { fact, kind, rules: new Map<unknown, number[]>() };
  indexes.set(name, index);
  const places = index.rules.get(value) ?? [];
  index.rules.set(value, places);
  return places;
}

function collect(places: readonly number[] | undefined, from: number, into: number[]): void {
  for (const place of places ?? []) if (place >= from) into.push(place);
}

const phaseOrder = new Map<RulePhase, number>(Phases.options.map((phase, index) => [phase, index]));

/** Phase, then rank, then id, so that the order is the same everywhere. */
export function byOrder({ document: left }: CompiledRule, { document: right }: CompiledRule): number {
  const phases = (phaseOrder.get(left.order.phase) ?? 0) - (phaseOrder.get(right.order.phase) ?? 0);
  if (phases !== 0) return phases;
  if (left.order.rank !== right.order.rank) return left.order.rank < right.order.rank ? -1 : 1;
  return left.ruleId < right.ruleId ? -1 : 1;
}

const eventTypes = ({ document }: CompiledRule) => immediateEventTypesOf(document.trigger);

/** The rules that are live at one moment; it never changes, so that an event in flight finishes on the set it began with. */
export class RuleSet {
  private readonly buckets: ReadonlyMap<string, RuleBucket>;
  private readonly roles: ReadonlyMap<CompiledRule, Role>;
  /** Published versions and those on trial, in the order in which they run. */
  readonly versions: readonly CompiledRule[];

  /** `trials` are newer versions of some of the rules, or of rules that have no other one. */
  constructor(
    readonly rules: readonly CompiledRule[],
    readonly trials: readonly Trial[] = [],
  ) {
    const ordered = [...rules, ...trials.map(({ rule }) => rule)].sort(byOrder);
    const types = new Set(ordered.flatMap(eventTypes));
    const roles = rolesOf(rules, trials);
    this.versions = ordered;
    this.roles = roles;
    this.buckets = new Map(
      [...types].map((type) => [
        type,
        new RuleBucket(
          ordered.filter((rule) => eventTypes(rule).includes(type)),
          roles,
        ),
      ]),
    );
  }

  /** The rules for one kind of event, or undefined where none waits for it. */
  bucket(eventType: string): RuleBucket | undefined {
    return this.buckets.get(eventType);
  }

  /** In shadow: it is asked, and nothing follows. */
  isWatched(rule: CompiledRule): boolean {
    return this.roles.get(rule) === 'shadow';
  }

  /** Whether a ticket is this version's to act on; `facts` are those of the ticket as it is when that is decided. */
  isFor(rule: CompiledRule, ticketId: string, facts: FactReader): boolean {
    return isTheirs(this.roles.get(rule), rule, ticketId, facts);
  }

  /** Which of two versions acts on a ticket depends on its team. */
  goesByTeam(rule: CompiledRule): boolean {
    const role = this.roles.get(rule);
    return role !== undefined && role !== 'shadow' && 'teamIds' in role.audience;
  }
}

function isTheirs(role: Role | undefined, { document }: CompiledRule, ticketId: string, facts: FactReader): boolean {
  if (role === undefined || role === 'shadow') return role === undefined;
  return isAmong(role.audience, document.ruleId, ticketId, facts) === (role.acts === 'among');
}

/** Where a canary acts, the published version does not. */
function rolesOf(rules: readonly CompiledRule[], trials: readonly Trial[]): ReadonlyMap<CompiledRule, Role> {
  const roles = new Map<CompiledRule, Role>();
  for (const trial of trials) {
    if (trial.stage === 'shadow') {
      roles.set(trial.rule, 'shadow');
      continue;
    }
    roles.set(trial.rule, { audience: trial.audience, acts: 'among' });
    const published = rules.find(({ document }) => document.ruleId === trial.rule.document.ruleId);
    if (published) roles.set(published, { audience: trial.audience, acts: 'elsewhere' });
  }
  return roles;
}
