import type { Timers } from './insert';
import type { Keeper } from './keeper';
import { pause } from './record';

const idleSeconds = 20;

export const timersAt = (name: string, count: number, dueOf: (place: number) => number): Timers =>
  Array.from({ length: count }, (_, place) => [`${name}-${place}`, new Date(dueOf(place)).toISOString()] as const);

/** What a keeper that has nothing to do holds, in bytes, and spends, in per cent of a core. */
export async function idleOf(keeper: Keeper): Promise<{ heap: number; percent: number }> {
  const before = await keeper.usage();
  await pause(idleSeconds * 1_000);
  const after = await keeper.usage();
  const spent = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  return { heap: after.heap, percent: spent / (idleSeconds * 10_000) };
}
