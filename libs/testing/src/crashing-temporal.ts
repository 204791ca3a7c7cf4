import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './programs';
import { startTemporal, type TestTemporal } from './temporal';

/** A Temporal server that keeps its data in a file, and can be killed and come back. */
export class CrashingTemporal {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private server: TestTemporal,
  ) {}

  static async start(): Promise<CrashingTemporal> {
    const [folder, port] = [await mkdtemp(join(tmpdir(), 'casewright-temporal-')), await freePort()];
    return new CrashingTemporal(folder, port, await startTemporal({ file: join(folder, 'temporal.db'), port }));
  }

  get address(): string {
    return this.server.address;
  }

  /** kill -9 */
  kill(): Promise<void> {
    return this.server.stop();
  }

  /** With the data that it had. */
  async comeBack(): Promise<void> {
    this.server = await startTemporal({ file: join(this.folder, 'temporal.db'), port: this.port });
  }

  /** Killed, and `away` milliseconds later it is back. */
  async crash(away = 0): Promise<void> {
    await this.kill();
    await new Promise((resolve) => setTimeout(resolve, away));
    await this.comeBack();
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
