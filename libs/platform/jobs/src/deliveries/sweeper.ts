import { Logger } from '@nestjs/common';

/** Repeats a piece of work with a rest in between, one at a time, until it is stopped; a failure is logged and does not end it. */
export class Sweeper {
  private readonly log = new Logger('Sweeper');
  private running: Promise<void> | null = null;
  private stopping = false;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly sweep: () => Promise<void>,
    private readonly restMilliseconds: number,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.running;
    this.running = null;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      await this.sweep().catch((error: Error) => this.log.error(error.message));
      if (!this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, this.restMilliseconds);
      this.wakeUp = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }
}
