import { type Keeper } from './keeper';
import { pause, type Lateness, type Record } from './record';

export interface Ordeal {
  readonly timers: number;
  /** Over so many seconds they are due. */
  readonly seconds: number;
  readonly kills: number;
  /** Only the servers are killed; the worker goes on by itself. */
  readonly sparesWorker?: true;
}

export interface Stage {
  readonly record: Record;
  /** The worker that keeps the timers. */
  readonly keeper: Keeper;
  /** Resolves when all of them wait. */
  ask(keeper: Keeper, timers: readonly (readonly [key: string, due: string])[]): Promise<void>;
  /** kill -9 of the servers, and their return. */
  crashServers(): Promise<void>;
}

/** Kills the worker, unless it is spared, and its servers again and again while timers come due, and tells what became of them. */
export async function survive(
  { record, keeper, ask, crashServers }: Stage,
  { timers, seconds, kills, sparesWorker }: Ordeal,
  lead: number,
): Promise<Lateness> {
  await record.clear();
  const begin = Date.now() + lead;
  const due = (place: number) => new Date(begin + (place * seconds * 1_000) / timers).toISOString();
  await ask(
    keeper,
    Array.from({ length: timers }, (_, place) => [`survivor-${place}`, due(place)] as const),
  );
  let at = keeper;
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(Math.max(0, begin + (kill * seconds * 1_000) / (kills + 1) - Date.now()));
    if (!sparesWorker) await at.kill();
    await crashServers();
    if (!sparesWorker) at = await at.again();
  }
  try {
    await record.have(timers);
    return await record.lateness();
  } finally {
    await at.kill();
  }
}
