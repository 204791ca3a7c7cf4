import type { TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { FactValues } from '@casewright/rules';
import { isDecidedField, traitsOf } from '../decided-fields';
import { effectOf } from '../undo/effects';
import { itemsOf, type Held, type Otherwise } from './otherwise';

/** What a set of rules made of the properties on one event, and what recorded runs did. */
export interface Comparison {
  /** The last value of each property that was written. */
  readonly mine: ReadonlyMap<string, unknown>;
  readonly theirs: ReadonlyMap<string, unknown>;
  /** The facts of the event as it was recorded. */
  readonly recorded: FactValues;
  /** The facts as the last rule of the set left them. */
  readonly left: FactValues;
}

const factsOf = (field: string): readonly string[] => (isDecidedField(field) ? traitsOf(field).facts : []);

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** How the ticket differs after an event. */
export function differing(otherwise: Otherwise, { mine, theirs, recorded, left }: Comparison): Otherwise {
  const found = new Map(otherwise);
  for (const field of new Set([...mine.keys(), ...theirs.keys()])) {
    const [main, ...others] = factsOf(field);
    if (main === undefined) continue;
    const theirValue = theirs.has(field) ? theirs.get(field) : recorded[main];
    if (Array.isArray(left[main])) {
      const held = heldItems(otherwise.get(main), itemsOf(left[main]), itemsOf(theirValue));
      if (held) found.set(main, held);
      // Texts about people are not recorded, only that there was another one: so what was made of both is compared.
    } else if (otherwise.has(main) || !same(mine.has(field) && theirs.has(field) ? mine.get(field) : left[main], theirValue)) {
      for (const fact of [main, ...others]) found.set(fact, { kind: 'value', value: left[fact] });
    }
  }
  return found.size === 0 ? otherwise : found;
}

function heldItems(held: Held | undefined, mine: readonly unknown[], theirs: readonly unknown[]): Held | null {
  const known = held?.kind === 'items' ? [...held.items.keys()] : [];
  const odd = [...mine.filter((item) => !theirs.includes(item)), ...theirs.filter((item) => !mine.includes(item))];
  const items = new Set([...known, ...odd]);
  return items.size === 0
    ? null
    : { kind: 'items', items: new Map([...items].map((item) => [item, mine.includes(item) ? 'there' : 'gone'])) };
}

/** Without what a recorded event has changed since. */
export function overwritten(otherwise: Otherwise, event: Stored<TicketEvent>): Otherwise {
  const effect = otherwise.size === 0 ? null : effectOf(event);
  if (!effect) return otherwise;
  const left = new Map(otherwise);
  for (const fact of factsOf(effect.field)) {
    // A key of its own, such as `tag:vip`, stands for one item of a list.
    const rest = effect.key === effect.field ? null : withoutItem(left.get(fact), effect.to ?? effect.from);
    if (rest) left.set(fact, rest);
    else left.delete(fact);
  }
  return left;
}

function withoutItem(held: Held | undefined, item: unknown): Held | null {
  if (held?.kind !== 'items') return null;
  const items = new Map(held.items);
  items.delete(item);
  return items.size > 0 ? { kind: 'items', items } : null;
}
