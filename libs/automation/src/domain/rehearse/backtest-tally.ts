import type { Decision, TicketMoment } from '@casewright/rules';
import { Newest, type TalliedSample } from './newest';

export type Side = 'draft' | 'active';
export type Sides = Record<Side, number>;
export interface TalliedChange extends Sides {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a backtest has found, without names and without texts about people. */
export interface Tally {
  readonly events: number;
  readonly forgotten: number;
  readonly fires: Sides;
  readonly guarded: Sides;
  readonly errors: Sides;
  readonly days: readonly (Sides & { readonly day: string })[];
  readonly added: { readonly count: number; readonly samples: readonly TalliedSample[] };
  readonly removed: { readonly count: number; readonly samples: readonly TalliedSample[] };
  readonly changes: readonly TalliedChange[];
  readonly effects: readonly (Sides & { readonly type: string })[];
  readonly others: readonly { readonly id: string; readonly name: string; readonly added: number; readonly removed: number }[];
}

const mostChanges = 100;
const mostValues = 2_000;
const none = (): Sides => ({ draft: 0, active: 0 });

/** Counts what two sets of rules decide on the same events; they differ in one rule. */
export class BacktestTally {
  private events = 0;
  private forgotten = 0;
  private readonly fires = none();
  private readonly guarded = none();
  private readonly errors = none();
  private readonly days = new Map<string, Sides>();
  private readonly added = new Newest();
  private readonly removed = new Newest();
  private readonly changes = new Map<string, TalliedChange>();
  private readonly effects = new Map<string, Sides>();
  private readonly others = new Map<string, { name: string; added: number; removed: number }>();

  /** `isPersonal`: fields whose values are texts about people. */
  constructor(
    private readonly ruleId: string,
    private readonly isPersonal: (field: string) => boolean,
  ) {}

  /** Events that no rule waits for. */
  pass(events: number): void {
    this.events += events;
  }

  add(moment: TicketMoment, draft: readonly Decision[], active: readonly Decision[]): void {
    this.events += 1;
    if (moment.after.subject === null) this.forgotten += 1;
    const fired = { draft: this.count('draft', draft, moment), active: this.count('active', active, moment) };
    if (fired.draft && !fired.active) this.added.push(moment);
    if (fired.active && !fired.draft) this.removed.push(moment);
    this.compareOthers(draft, active);
  }

  /** What one side decided at a time of its own. True where it fired. */
  wake(side: Side, moment: TicketMoment, decision: Decision): boolean {
    return this.count(side, [decision], moment);
  }

  /** A wait, or a planned time, in which one side alone fired. */
  differ(which: 'added' | 'removed', moment: TicketMoment): void {
    this[which].push(moment);
  }

  result(): Tally {
    const { events, forgotten, fires, guarded, errors } = this;
    return {
      events,
      forgotten,
      fires: { ...fires },
      guarded: { ...guarded },
      errors: { ...errors },
      days: [...this.days].map(([day, sides]) => ({ day, ...sides })).sort((left, right) => (left.day < right.day ? -1 : 1)),
      added: this.added.result(),
      removed: this.removed.result(),
      changes: [...this.changes.values()].sort((left, right) => total(right) - total(left)).slice(0, mostChanges),
      effects: [...this.effects].map(([type, sides]) => ({ type, ...sides })).sort((left, right) => (left.type < right.type ? -1 : 1)),
      others: [...this.others].map(([id, other]) => ({ id, ...other })).sort((left, right) => (left.id < right.id ? -1 : 1)),
    };
  }

  /** True where the rule fired. */
  private count(side: Side, decisions: readonly Decision[], { event }: TicketMoment): boolean {
    const own = decisions.find(({ rule }) => rule.document.ruleId === this.ruleId);
    if (own?.outcome === 'guarded') this.guarded[side] += 1;
    if (own?.outcome === 'error') this.errors[side] += 1;
    if (own?.outcome !== 'fired') return false;
    this.fires[side] += 1;
    sidesIn(this.days, event.meta.at.slice(0, 10))[side] += 1;
    this.countChanges(side, own);
    for (const { type, steps } of own.actions) if (steps.length > 0) sidesIn(this.effects, type)[side] += 1;
    return true;
  }

  private countChanges(side: Side, { changes }: Decision): void {
    for (const change of changes) {
      // Messages are no property: they count as effects.
      if (change.field === 'comments') continue;
      const hidden = this.isPersonal(change.field);
      const { field, before, after } = hidden ? { field: change.field, before: null, after: null } : change;
      if (!hidden && JSON.stringify(before) === JSON.stringify(after)) continue;
      const key = JSON.stringify([field, before, after]);
      const known = this.changes.get(key);
      if (!known && this.changes.size >= mostValues) continue;
      const counted = known ?? { field, before, after, ...none() };
      this.changes.set(key, { ...counted, [side]: counted[side] + 1 });
    }
  }

  private compareOthers(draft: readonly Decision[], active: readonly Decision[]): void {
    const [left, right] = [firedOthers(draft, this.ruleId), firedOthers(active, this.ruleId)];
    for (const [id, name] of left) if (!right.has(id)) this.other(id, name).added += 1;
    for (const [id, name] of right) if (!left.has(id)) this.other(id, name).removed += 1;
  }

  private other(id: string, name: string): { added: number; removed: number } {
    const known = this.others.get(id) ?? { name, added: 0, removed: 0 };
    this.others.set(id, known);
    return known;
  }
}

const total = ({ draft, active }: Sides): number => draft + active;

function sidesIn(counts: Map<string, Sides>, key: string): Sides {
  const sides = counts.get(key) ?? none();
  counts.set(key, sides);
  return sides;
}

const firedOthers = (decisions: readonly Decision[], ruleId: string): ReadonlyMap<string, string> =>
  new Map(
    decisions
      .filter(({ rule, outcome }) => outcome === 'fired' && rule.document.ruleId !== ruleId)
      .map(({ rule }) => [rule.document.ruleId, rule.document.name]),
  );
