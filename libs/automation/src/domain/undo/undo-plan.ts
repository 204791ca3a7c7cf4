import type { TicketCommandMessage, TicketEvent, UndoState } from '@casewright/contracts';
import type { Actor, Stored } from '@casewright/kernel';
import type { ActionRegistry } from '@casewright/rules';
import type { RecordedAction } from '../decision-record';
import { effectOf, type EventEffect } from './effects';

type Event = Stored<TicketEvent>;

/** What is left of one effect, and how it is taken back. */
export interface PlannedUndo {
  readonly key: string;
  readonly field: string;
  readonly state: Extract<UndoState, 'reversible' | 'changed-since' | 'undone' | 'final'>;
  /** What the run made of it, and what it was before. */
  readonly from: unknown;
  readonly to: unknown;
  /** The last event of the run on it: the one that undoing follows. */
  readonly event: Event;
  /** Who changed it since, and when. */
  readonly since: { readonly actor: Actor; readonly at: string; readonly commandId: string } | null;
  readonly command: TicketCommandMessage | null;
}

/** Ids of commands that take something back begin with it. */
export const undoPrefix = 'undo:';

/**
 * How what some events of a stream did is taken back: property by property, only where nobody has touched it since. Pure, and the same for
 * a run and for what took it back: undoing that is doing it again. The newest effect comes first, because that is the order to go back in.
 */
export function planUndo(stream: readonly Event[], isOfRun: (event: Event) => boolean): readonly PlannedUndo[] {
  const touched = new Map<string, { first: EventEffect; last: EventEffect; event: Event }>();
  const later = new Map<string, Event>();
  for (const event of stream) {
    const effect = effectOf(event);
    if (!effect) continue;
    const known = touched.get(effect.key);
    if (isOfRun(event)) {
      touched.set(effect.key, { first: known && !later.has(effect.key) ? known.first : effect, last: effect, event });
      later.delete(effect.key);
    } else if (known) later.set(effect.key, event);
  }
  const plans = [...touched].map(([key, { first, last, event }]) => planned(key, first, last, event, later.get(key)));
  return plans
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
    .sort((left, right) => right.event.version - left.event.version);
}

function planned(key: string, first: EventEffect, last: EventEffect, event: Event, since: Event | undefined): PlannedUndo {
  return {
    key,
    field: last.field,
    state: stateOf(first, since),
    from: first.from,
    to: last.to,
    event,
    since: since ? { actor: since.meta.actor, at: since.meta.at, commandId: since.meta.commandId } : null,
    command: first.back,
  };
}

function stateOf({ back }: EventEffect, since: Event | undefined): PlannedUndo['state'] {
  if (back === null) return 'final';
  if (!since) return 'reversible';
  return since.meta.commandId.startsWith(undoPrefix) ? 'undone' : 'changed-since';
}

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
