import { Logger } from '@nestjs/common';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import type { ProcessDefinitions } from '../core/definitions';
import { bundleWorkflows } from './bundle';
import type { ProcessActivities } from './messages';
import type { TemporalOptions } from './temporal-server';

let runtimeInstalled = false;

/** Runs workflow and activity tasks in this process. */
export class TemporalWorker {
  private readonly log = new Logger('Processes');
  private running: { readonly worker: Worker; readonly connection: NativeConnection; readonly ended: Promise<void> } | null = null;

  constructor(
    private readonly options: TemporalOptions,
    private readonly definitions: ProcessDefinitions,
    private readonly activities: ProcessActivities,
  ) {}

  async start(): Promise<void> {
    if (this.running || this.definitions.types().length === 0) return;
    installRuntime();
    const connection = await NativeConnection.connect({ address: this.options.address });
    const worker = await Worker.create({
      connection,
      namespace: this.options.namespace,
      taskQueue: this.options.taskQueue,
      workflowBundle: { code: await bundleWorkflows(this.definitions.modules()) },
      activities: this.activities,
      maxCachedWorkflows: 200,
      // How long a dead worker's workflows wait for it before another worker takes them.
      stickyQueueScheduleToStartTimeout: '3s',
      shutdownGraceTime: '3s',
      shutdownForceTime: '6s',
    });
    const ended = worker.run().catch((error: unknown) => this.failed(error));
    this.running = { worker, connection, ended };
  }

  async stop(): Promise<void> {
    const running = this.running;
    this.running = null;
    if (!running) return;
    if (running.worker.getState() === 'RUNNING') running.worker.shutdown();
    await running.ended;
    await running.connection.close();
  }

  /** A process that can no longer work on timers must not look alive: it ends in order, and whoever supervises it starts another. */
  private failed(error: unknown): void {
    if (!this.running) return this.log.error(`The Temporal worker ended while it was stopped: ${String(error)}`);
    this.log.fatal(`The Temporal worker ended, so this process ends too: ${String(error)}`);
    process.kill(process.pid, 'SIGTERM');
  }
}

/** One per program: without it the library writes its own log to the console. */
function installRuntime(): void {
  if (runtimeInstalled) return;
  runtimeInstalled = true;
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
}
