import { Injectable } from '@nestjs/common';

/** Something without which this process should get no requests. `healthy` answers or throws. */
export interface HealthCheck {
  readonly name: string;
  healthy(): Promise<boolean>;
}

export interface HealthReport {
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly healthy: boolean }[];
}

const patience = 2_000;

/** Owners of servers register their checks here; `/health/ready` asks them all. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  register(check: HealthCheck): void {
    if (this.checks.has(check.name)) throw new Error(`The health check ${check.name} is registered twice`);
    this.checks.set(check.name, check);
  }

  async report(): Promise<HealthReport> {
    const checks = await Promise.all([...this.checks.values()].map(async (check) => ({ name: check.name, healthy: await answer(check) })));
    return { ready: checks.every(({ healthy }) => healthy), checks };
  }
}

/** A server that does not answer in time counts as gone. */
async function answer(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, patience, false)));
  try {
    return await Promise.race([check.healthy(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
