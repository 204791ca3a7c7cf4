import type { SubscriptionView } from '@casewright/contracts';

/** How far the builds have come that are under way: what they had to do is the most that they were ever seen to be behind. */
export class Rebuilds {
  private readonly mostBehind = new Map<string, number>();

  see(builds: readonly SubscriptionView[]): void {
    for (const build of builds.filter(({ state }) => state === 'building')) {
      this.mostBehind.set(keyOf(build), Math.max(build.behind, this.mostBehind.get(keyOf(build)) ?? 1));
    }
  }

  /** From 0 to 1. */
  progressOf(build: SubscriptionView): number {
    return 1 - build.behind / (this.mostBehind.get(keyOf(build)) ?? Math.max(1, build.behind));
  }
}

const keyOf = ({ name, build }: SubscriptionView): string => `${name} ${build}`;
