import type { Stored } from '@casewright/kernel';
import type { ProjectionDefinition } from '../projection';
import type { StoredRow } from './projection-table';

export interface FoldedBatch {
  /** Rows that are different now. */
  readonly rows: ReadonlyMap<string, StoredRow>;
  /** What each row took in. */
  readonly events: ReadonlyMap<string, Stored[]>;
  /** The first event of each stream that could not be folded; nothing of its stream was folded after it. */
  readonly failures: ReadonlyMap<string, { event: Stored; error: unknown }>;
}

export function keysOf(definition: ProjectionDefinition, event: Stored): readonly string[] {
  const key = definition.key(event);
  if (key === null) return [];
  return typeof key === 'string' ? [key] : key;
}

/** Folds the events into their rows. Pure; an event that throws changes none of its rows. */
export function foldBatch(definition: ProjectionDefinition, loaded: ReadonlyMap<string, StoredRow>, batch: readonly Stored[]): FoldedBatch {
  const rows = new Map<string, StoredRow>();
  const events = new Map<string, Stored[]>();
  const failures = new Map<string, { event: Stored; error: unknown }>();
  for (const event of batch) {
    if (failures.has(event.streamId)) continue;
    try {
      for (const folded of foldEvent(definition, event, (id) => rows.get(id) ?? loaded.get(id))) {
        rows.set(folded.id, folded);
        const taken = events.get(folded.id);
        if (taken) taken.push(event);
        else events.set(folded.id, [event]);
      }
    } catch (error) {
      failures.set(event.streamId, { event, error });
    }
  }
  return { rows, events, failures };
}

function foldEvent(definition: ProjectionDefinition, event: Stored, find: (id: string) => StoredRow | undefined): StoredRow[] {
  const folded: StoredRow[] = [];
  for (const id of keysOf(definition, event)) {
    const before = find(id);
    const isOwn = event.streamId === id;
    if (isOwn && before && before.version >= event.version) continue;
    const row = definition.fold(before?.row, event, id);
    const isNothing = row === undefined && before?.row === undefined;
    if (!isNothing) folded.push({ id, version: isOwn ? event.version : (before?.version ?? 0), row });
  }
  return folded;
}
