import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { badAddress } from '../refusals';
import { addressProblem, isAllowed } from './target-address';

/** What the operator allows webhooks to reach. */
@Injectable()
export class AllowedHosts {
  private readonly allowed: readonly string[];

  constructor(config: Config) {
    this.allowed = config.values.WEBHOOK_PRIVATE_HOSTS;
  }

  problem(address: string): string | null {
    return addressProblem(address, this.allowed);
  }

  require(address: string): void {
    const problem = this.problem(address);
    if (problem !== null) throw badAddress(problem);
  }

  reach(url: URL): 'open' | 'any' {
    return isAllowed(url, this.allowed) ? 'any' : 'open';
  }
}
