import { Logger } from '@nestjs/common';
import type { BuildKey, Checkpoints } from './checkpoints';
import { faultWords } from './fault-words';

/** Whether a build gets on, kept for all to see. */
export class Standing {
  /** Unknown at first: another process may have left word of a fault. */
  private known: 'unknown' | 'well' | 'failing' = 'unknown';
  private readonly log = new Logger('Subscriptions');

  constructor(
    private readonly key: BuildKey,
    private readonly checkpoints: Pick<Checkpoints, 'failed' | 'recovered'>,
  ) {}

  async well(): Promise<void> {
    if (this.known === 'well') return;
    await this.checkpoints.recovered(this.key);
    this.known = 'well';
  }

  /** Where the database itself is away it cannot be told; the program's log has it all the same. */
  async failing(error: unknown): Promise<void> {
    const words = faultWords(error);
    if (this.known !== 'failing') this.log.error(`${this.key.subscription} does not get on: ${words}`);
    this.known = 'failing';
    await this.checkpoints.failed(this.key, words).catch(() => undefined);
  }
}
