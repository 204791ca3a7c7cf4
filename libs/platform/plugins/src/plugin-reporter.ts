import { hostname } from 'node:os';
import { Config } from '@casewright/config';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PluginReports } from './plugin-reports';
import { Plugins, type PluginHealth, type PluginStatus } from './plugins';

const every = 15_000;

/** Writes how the plugins of this process do: at each change, and every 15 seconds as a sign of life. */
@Injectable()
export class PluginReporter implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Plugins');
  private readonly process: string;
  private timer: NodeJS.Timeout | undefined;
  private known: readonly PluginHealth[] = [];

  constructor(
    private readonly plugins: Plugins,
    private readonly reports: PluginReports,
    config: Config,
  ) {
    // The embedded profile is one process; after a restart it goes on under its name.
    this.process = config.values.CASEWRIGHT_PROFILE === 'embedded' ? hostname() : `${hostname()}:${process.pid}`;
  }

  onModuleInit(): void {
    this.plugins.onChanged(() => this.report());
  }

  /** While the database still answers. */
  beforeApplicationShutdown(): void {
    this.stopLooking();
  }

  /** Nothing is written by a process that does not run plugins. */
  async report(): Promise<void> {
    const states = this.plugins.status();
    if (states.length === 0) return;
    const isRunning = states.some(({ state }) => state === 'running');
    if (!isRunning) this.stopLooking();
    await this.write(states);
    if (isRunning && !this.timer) this.keepLooking();
  }

  /** Asks the plugins how they are, which may take them a while, and reports it. */
  async look(): Promise<void> {
    const health = await this.plugins.health();
    if (!this.timer) return;
    this.known = health;
    await this.write(this.plugins.status());
  }

  private async write(states: readonly PluginStatus[]): Promise<void> {
    const problemsOf = (name: string) =>
      this.known.flatMap(({ plugin, capability, problem }) => (plugin === name && problem !== null ? [{ capability, problem }] : []));
    await this.reports.write(
      this.process,
      states.map((status) => ({ ...status, problems: problemsOf(status.plugin) })),
    );
  }

  private keepLooking(): void {
    const look = () =>
      void this.look().catch((error: unknown) => this.logger.warn(`The plugins could not be looked after: ${String(error)}`));
    this.timer = setInterval(look, every).unref();
    look();
  }

  private stopLooking(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.known = [];
  }
}
