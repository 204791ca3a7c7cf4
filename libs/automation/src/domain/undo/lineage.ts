import type { UndoableEvent } from './effects';
import { redoPrefix, undoPrefix } from './prefixes';

type Event = UndoableEvent;

/** Events of a stream, by their ids, that stand for what runs did, also again, and those that took it back; each with its run. */
export interface Lineage<Run> {
  readonly done: ReadonlyMap<string, Run>;
  readonly undone: ReadonlyMap<string, Run>;
}

/** Undoing names what it takes back as its cause, and doing again what it takes back in turn. */
export function lineageOf<Run>(stream: readonly Event[], runOf: (event: Event) => Run | undefined): Lineage<Run> {
  const [done, undone] = [new Map<string, Run>(), new Map<string, Run>()];
  for (const event of stream) {
    const { commandId, causationId } = event.meta;
    const cause = causationId ?? '';
    const [own, back, again] = [
      runOf(event),
      commandId.startsWith(undoPrefix) ? done.get(cause) : undefined,
      commandId.startsWith(redoPrefix) ? undone.get(cause) : undefined,
    ];
    const run = own ?? again;
    if (run !== undefined) done.set(event.eventId, run);
    else if (back !== undefined) undone.set(event.eventId, back);
  }
  return { done, undone };
}
