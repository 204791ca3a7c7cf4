import { FixedClock } from '@casewright/kernel';
import type { TestApp } from './test-app';

// In the future, so that Temporal's own timers do not fire before the suite says that time has passed.
const begin = new Date('2027-01-04T09:00:00Z');

interface Surroundings {
  readonly environment: Record<string, string>;
  readonly clock: FixedClock;
}

/** Lives through a story on the process host that the environment chooses, in an app of its own that it closes. */
export async function liveOnHost<World extends { readonly test: TestApp }, Result>(
  environment: Record<string, string>,
  open: (surroundings: Surroundings) => Promise<World>,
  liveThrough: (world: World) => Promise<Result>,
): Promise<Result> {
  const world = await open({ environment, clock: new FixedClock(begin) });
  // Only now: loading it adds its migrations, which is nothing for suites that keep to the ones of their own.
  const { ProcessHost } = await import('@casewright/processes');
  const host = world.test.get(ProcessHost);
  if (environment['TEMPORAL_ADDRESS']) await host.start();
  try {
    return await liveThrough(world);
  } finally {
    await host.stop();
    await world.test.close();
  }
}
