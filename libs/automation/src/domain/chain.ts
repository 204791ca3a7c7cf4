/** An event of a chain. */
export interface ChainEvent {
  readonly eventId: string;
  readonly version: number;
  readonly causationId: string | null;
  readonly actor: { readonly kind: string; readonly id: string };
}

/** A decision on one of its events. */
export interface ChainRun {
  readonly id: string;
  readonly ruleId: string;
  readonly eventId: string;
}

export interface ChainNode<Event, Run> {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly what: { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'run'; readonly run: Run };
}

export const eventNode = (eventId: string): string => `event:${eventId}`;
export const runNode = (decisionId: string): string => `run:${decisionId}`;

/**
 * A chain in the order of reading: below each event the rules that were asked about it, below each rule the events that it made. What has
 * no cause in the chain stands at its beginning. `runs` are in the order in which they were decided.
 */
export function chainOf<Event extends ChainEvent, Run extends ChainRun>(
  events: readonly Event[],
  runs: readonly Run[],
): readonly ChainNode<Event, Run>[] {
  const below = new Map<string | null, ChainNode<Event, Run>['what'][]>();
  const add = (parent: string | null, what: ChainNode<Event, Run>['what']) => below.set(parent, [...(below.get(parent) ?? []), what]);
  const known = new Set(events.map(({ eventId }) => eventId));
  for (const run of runs) if (known.has(run.eventId)) add(eventNode(run.eventId), { kind: 'run', run });
  for (const event of events) add(parentOf(event, runs, known), { kind: 'event', event });
  const walk = (parentId: string | null, level: number): ChainNode<Event, Run>[] =>
    (below.get(parentId) ?? []).flatMap((what) => {
      const id = what.kind === 'event' ? eventNode(what.event.eventId) : runNode(what.run.id);
      return [{ id, parentId, level, what }, ...walk(id, level + 1)];
    });
  return walk(null, 0);
}

function parentOf({ actor, causationId, eventId }: ChainEvent, runs: readonly ChainRun[], known: ReadonlySet<string>): string | null {
  if (causationId === null || causationId === eventId || !known.has(causationId)) return null;
  const run = actor.kind === 'rule' ? runs.find((other) => other.ruleId === actor.id && other.eventId === causationId) : undefined;
  return run ? runNode(run.id) : eventNode(causationId);
}
