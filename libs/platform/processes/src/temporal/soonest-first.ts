/** Due times from (included) to (excluded), in milliseconds since 1970; null is without an end on that side. */
export interface DueStretch {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a list that cannot sort can say of things that are due. */
export interface DueList<Item> {
  count(stretch: DueStretch): Promise<number>;
  /** In any order. */
  list(stretch: DueStretch): Promise<readonly Item[]>;
}

export interface Search {
  /** Where it begins; null: with what was due first. */
  readonly from: number | null;
  /** Most are due from now on, so it looks there first. */
  readonly now: number;
  /** A stretch with no more than so many is read. */
  readonly atOnce: number;
}

const aMinute = 60_000;

/**
 * Things in portions, each due before the next one; within a portion they are in any order. Stretches of time that hold few enough are found by
 * counting. What is due in the very same millisecond is one portion, however much it is.
 */
export async function* soonestFirst<Item>(due: DueList<Item>, { from, now, atOnce }: Search): AsyncGenerator<readonly Item[]> {
  let begin = from;
  while ((await due.count({ from: begin, to: null })) > atOnce) {
    const end = await endOfPortion(due, { from: begin, now, atOnce });
    yield await due.list({ from: begin, to: end });
    begin = end;
  }
  yield await due.list({ from: begin, to: null });
}

/** There is more than a portion from `from` on: the end of a stretch that holds something, and few enough. */
async function endOfPortion<Item>(due: DueList<Item>, { from, now, atOnce }: Search): Promise<number> {
  const held = (to: number) => due.count({ from, to });
  let low = from ?? 0;
  let high = Math.max(low, now) + aMinute;
  let count = await held(high);
  for (let span = 4 * aMinute; count === 0; span *= 4) {
    [low, high] = [high, high + span];
    count = await held(high);
  }
  while (count > atOnce && high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const before = await held(middle);
    if (before === 0) low = middle;
    else [high, count] = [middle, before];
  }
  return high;
}
