import type { Timers } from './insert';
import type { Keeper } from './keeper';
import { pause } from './record';

export type Figures = { [figure: string]: number };

/** So many come due in a second, for so many seconds. */
export const [perSecond, seconds] = [500, 10] as const;

const idleSeconds = 20;
/** Per cent of a core that tells work from waiting. */
const busy = 10;

export const timersAt = (name: string, count: number, dueOf: (place: number) => number): Timers =>
  Array.from({ length: count }, (_, place) => [`${name}-${place}`, new Date(dueOf(place)).toISOString()] as const);

export interface Idle {
  /** Bytes. */
  readonly heap: number;
  /** Of a core. */
  readonly percent: number;
}

/** What a keeper holds and spends within some seconds. */
export async function idleOf(keeper: Keeper, seconds = idleSeconds): Promise<Idle> {
  const before = await keeper.usage();
  await pause(seconds * 1_000);
  const after = await keeper.usage();
  return { heap: after.heap, percent: (after.until - before.since) / (seconds * 10_000) };
}

/** Waits until it has done what it was asked for: some hosts say that a process is begun before it is. */
export async function calm(keeper: Keeper): Promise<void> {
  while ((await idleOf(keeper, 3)).percent > busy);
}
