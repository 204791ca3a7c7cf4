import { beforeFact, FactReader, trackedFacts, type FactValues } from '@casewright/rules';

/** A fact that is not as it was recorded: another value, or a list in which some items are there or not there. */
export type Held =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'items'; readonly items: ReadonlyMap<unknown, 'there' | 'gone'> };

/** How a ticket differs from what was recorded of it, by facts. */
export type Otherwise = ReadonlyMap<string, Held>;

export const asRecorded: Otherwise = new Map();

/** The facts of an event on a ticket that was other than recorded before the event, and is so after it. */
export function seenOtherwise(facts: FactReader, before: Otherwise, after: Otherwise): FactReader {
  if (before.size === 0 && after.size === 0) return facts;
  const values = { ...facts.values, ...held(facts.values, after) };
  const earlier = facts.before && { ...facts.before, ...held(facts.before, before) };
  for (const id of trackedFacts) values[beforeFact(id)] = earlier?.[id] ?? null;
  return new FactReader(values, earlier, facts.now, facts.lookedUp);
}

function held(values: FactValues, otherwise: Otherwise): Record<string, unknown> {
  return Object.fromEntries([...otherwise].map(([id, one]) => [id, one.kind === 'value' ? one.value : withItems(values[id], one.items)]));
}

export const itemsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);

function withItems(list: unknown, items: ReadonlyMap<unknown, 'there' | 'gone'>): readonly unknown[] {
  const kept = itemsOf(list).filter((item) => items.get(item) !== 'gone');
  const added = [...items].flatMap(([item, state]) => (state === 'there' && !kept.includes(item) ? [item] : []));
  return [...kept, ...added];
}
