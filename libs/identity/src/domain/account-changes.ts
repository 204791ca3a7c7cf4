import type { AccountChange } from '@casewright/contracts';

/** The properties of a user or a team as people read them. */
export type Properties = Readonly<Record<string, string | null>>;

/** What differs, property by property. `before` is empty where there was nothing yet. */
export function changesBetween(before: Properties, after: Properties): AccountChange[] {
  return Object.keys(after)
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => from !== to);
}

/** Several names as one text; null where there are none. */
export const inWords = (names: readonly string[]): string | null => (names.length === 0 ? null : [...names].sort().join(', '));
