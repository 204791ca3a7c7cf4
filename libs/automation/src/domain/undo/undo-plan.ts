import type { UndoDirection, UndoState } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import type { ActionRegistry } from '@casewright/rules';
import type { RecordedAction } from '../decision-record';
import { effectOf, type EventEffect, type UndoableEvent } from './effects';
import type { Lineage } from './lineage';

type Event = UndoableEvent;

/** What is left of one effect, and how it is taken back. */
export interface PlannedUndo {
  readonly key: string;
  readonly field: string;
  readonly state: Exclude<UndoState, 'pending'>;
  /** What the run made of it, and what it was before. */
  readonly from: unknown;
  readonly to: unknown;
  /** The last event of the run on it: the one that undoing follows. */
  readonly event: Event;
  /** Who changed it since, and when. */
  readonly since: { readonly actor: Actor; readonly at: string; readonly commandId: string } | null;
  readonly command: EventEffect['back'];
}

/**
 * How what some events of a stream did is taken back, or what was taken back is done again: property by property, only where nobody has
 * touched it since. Pure. The newest effect comes first, because that is the order to go back in.
 */
export function planUndo<Run>(
  stream: readonly Event[],
  { done, undone }: Lineage<Run>,
  direction: UndoDirection = 'undo',
): readonly PlannedUndo[] {
  const [taken, over] = direction === 'undo' ? [done, undone] : [undone, done];
  const overWord = direction === 'undo' ? 'undone' : 'redone';
  const changed = [...touchedBy(stream, taken)].filter(([, { first, last }]) => isChange(first, last));
  const plans = changed.map(([key, { first, last, event, since }]): PlannedUndo => {
    const touched = since === null ? 'reversible' : over.has(since.eventId) ? overWord : 'changed-since';
    const state = first.back === null ? 'final' : touched;
    return { key, field: last.field, state, from: first.from, to: last.to, event, since: since && signsOf(since), command: first.back };
  });
  return plans.sort((left, right) => right.event.version - left.event.version);
}

const isChange = (first: EventEffect, last: EventEffect): boolean =>
  JSON.stringify([first.from, first.along?.from]) !== JSON.stringify([last.to, last.along?.to]);

/** What some events did to one property: the first effect and the last, and what happened to it after that. */
interface Touched {
  readonly first: EventEffect;
  readonly last: EventEffect;
  readonly event: Event;
  readonly since: Event | null;
}

function touchedBy(stream: readonly Event[], taken: ReadonlyMap<string, unknown>): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const event of stream) {
    const effect = effectOf(event);
    if (!effect) continue;
    const known = touched.get(effect.key);
    if (taken.has(event.eventId)) {
      const first = known?.since === null ? known.first : effect;
      touched.set(effect.key, { first, last: effect, event, since: null });
    } else if (known) touched.set(effect.key, { ...known, since: event });
  }
  return touched;
}

const signsOf = ({ meta }: Event) => ({ actor: meta.actor, at: meta.at, commandId: meta.commandId });

/** The commands of one run of a rule, whatever action sent them. */
export const ofRun = ({ eventId, ruleId, ruleVersion }: { eventId: string; ruleId: string; ruleVersion: number }) => {
  const prefix = `rule:${eventId}:${ruleId}@${ruleVersion}:`;
  return ({ meta }: Pick<Event, 'meta'>): boolean => meta.commandId.startsWith(prefix);
};

/** A run that is to be taken back. */
export interface UndoneRun {
  readonly id: string;
  readonly ticketId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly eventId: string;
  readonly actions: readonly Pick<RecordedAction, 'id' | 'type' | 'status'>[];
}

/** An action of which the ticket's events say nothing: it went elsewhere, or was not carried out yet. */
export interface Leftover {
  readonly decisionId: string;
  readonly key: string;
  readonly label: string;
  readonly state: Extract<UndoState, 'final' | 'pending'>;
}

export function leftovers({ id, actions }: UndoneRun, registry: ActionRegistry): readonly Leftover[] {
  return actions.flatMap((action): Leftover[] => {
    const definition = registry.find(action.type);
    const effect = { decisionId: id, key: `action:${action.id}`, label: definition?.label ?? action.type };
    if (action.status === 'planned') return [{ ...effect, state: 'pending' }];
    const leavesEvents = definition === undefined || definition.reversible || definition.writes.length > 0;
    return action.status === 'done' && !leavesEvents ? [{ ...effect, state: 'final' }] : [];
  });
}
