import { Priority, SlaTarget, type ClockStanding } from '@casewright/contracts';
import type { Outcome } from './outcomes';

export type Counts = Record<ClockStanding, number>;
export interface Sides {
  readonly recorded: Counts;
  readonly draft: Counts;
}

type Stood = Pick<Outcome, 'standing' | 'dueAt'> | null;

/** A breach that only one side has. */
export interface TalliedBreach {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly episode: number;
  readonly recorded: Stood;
  readonly draft: Stood;
}

/** One ticket on both sides. `openedAt` is ISO 8601; team and priority are those that it had at the end. */
export interface RehearsedTicket {
  readonly ticketId: string;
  readonly openedAt: string;
  readonly teamId: string | null;
  readonly priority: Priority;
  /** Its recorded clocks count by versions that are not in force any more. */
  readonly underEarlier: boolean;
  readonly recorded: readonly Outcome[];
  readonly draft: readonly Outcome[];
}

/** What a rehearsal found: counts and ids, without names and texts. */
export interface StoredRehearsal {
  readonly tickets: number;
  readonly underEarlier: number;
  readonly total: Sides;
  readonly targets: readonly (Sides & { readonly target: SlaTarget })[];
  readonly teams: readonly (Sides & { readonly teamId: string | null })[];
  readonly priorities: readonly (Sides & { readonly priority: Priority })[];
  readonly days: readonly (Sides & { readonly day: string })[];
  readonly added: { readonly count: number; readonly samples: readonly TalliedBreach[] };
  readonly removed: { readonly count: number; readonly samples: readonly TalliedBreach[] };
}

const mostSamples = 50;
const none = (): Counts => ({ met: 0, breached: 0, excused: 0, running: 0 });
const both = (): Sides => ({ recorded: none(), draft: none() });

/** Counts the clocks of tickets on two sides. What it holds does not grow with the tickets. */
export class RehearsalTally {
  private tickets = 0;
  private underEarlier = 0;
  private readonly total = both();
  private readonly targets = new Map<SlaTarget, Sides>();
  private readonly teams = new Map<string | null, Sides>();
  private readonly priorities = new Map<Priority, Sides>();
  private readonly days = new Map<string, Sides>();
  private readonly added = new NewestBreaches();
  private readonly removed = new NewestBreaches();

  get count(): number {
    return this.tickets;
  }

  /** In the order in which the tickets were opened. */
  add(ticket: RehearsedTicket): void {
    this.tickets += 1;
    if (ticket.underEarlier) this.underEarlier += 1;
    const groups = [
      this.total,
      sidesIn(this.teams, ticket.teamId),
      sidesIn(this.priorities, ticket.priority),
      sidesIn(this.days, ticket.openedAt.slice(0, 10)),
    ];
    for (const side of ['recorded', 'draft'] as const)
      for (const { target, standing } of ticket[side])
        for (const sides of [...groups, sidesIn(this.targets, target)]) sides[side][standing] += 1;
    this.compare(ticket);
  }

  result(): StoredRehearsal {
    const { tickets, underEarlier, total, added, removed } = this;
    return {
      ...{ tickets, underEarlier, total },
      targets: SlaTarget.options.flatMap((target) => withSides(this.targets.get(target), { target })),
      teams: [...this.teams].map(([teamId, sides]) => ({ teamId, ...sides })).sort((left, right) => clocksIn(right) - clocksIn(left)),
      priorities: [...Priority.options].reverse().flatMap((priority) => withSides(this.priorities.get(priority), { priority })),
      days: [...this.days].map(([day, sides]) => ({ day, ...sides })).sort((left, right) => (left.day < right.day ? -1 : 1)),
      added: added.result(),
      removed: removed.result(),
    };
  }

  private compare({ ticketId, recorded, draft }: RehearsedTicket): void {
    for (const [{ target, episode }, before, after] of pairs(recorded, draft)) {
      const was = before?.standing === 'breached';
      const would = after?.standing === 'breached';
      if (was !== would) (would ? this.added : this.removed).push({ ticketId, target, episode, recorded: before, draft: after });
    }
  }
}

/** Counts all, and keeps those of the tickets that were opened last. */
class NewestBreaches {
  private count = 0;
  private samples: TalliedBreach[] = [];

  push(breach: TalliedBreach): void {
    this.count += 1;
    this.samples = [breach, ...this.samples].slice(0, mostSamples);
  }

  result() {
    return { count: this.count, samples: this.samples };
  }
}

type Pair = readonly [Pick<Outcome, 'target' | 'episode'>, Stood, Stood];

/** The same episode of the same clock on both sides. */
function pairs(recorded: readonly Outcome[], draft: readonly Outcome[]): Pair[] {
  const same = (one: Outcome) => (other: Outcome) => one.target === other.target && one.episode === other.episode;
  const stood = (outcome: Outcome | undefined): Stood => (outcome ? { standing: outcome.standing, dueAt: outcome.dueAt } : null);
  return [
    ...recorded.map((before): Pair => [before, stood(before), stood(draft.find(same(before)))]),
    ...draft.filter((after) => !recorded.some(same(after))).map((after): Pair => [after, null, stood(after)]),
  ];
}

function sidesIn<Key>(groups: Map<Key, Sides>, key: Key): Sides {
  const sides = groups.get(key) ?? both();
  groups.set(key, sides);
  return sides;
}

const withSides = <Named extends object>(sides: Sides | undefined, named: Named): (Named & Sides)[] =>
  sides ? [{ ...named, ...sides }] : [];
const clocksIn = ({ recorded, draft }: Sides): number =>
  [recorded, draft].flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
