/** One place in which two rules differ; `before` or `after` is undefined where it stands on one side only. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two JSON values differ, by JSON pointers, as deep as both have the same shape. */
export function differences(before: unknown, after: unknown, pointer = ''): readonly Difference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key], after[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  }
  return Object.is(before, after) ? [] : [{ pointer, before, after }];
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** `/order/rank: "m" → "n"`. */
export const differenceWords = ({ pointer, before, after }: Difference): string => `${pointer}: ${shown(before)} → ${shown(after)}`;
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
