import { Logger } from '@nestjs/common';
import { NativeConnection, Runtime, DefaultLogger, Worker, type WorkerOptions } from '@temporalio/worker';
import type { ProcessDefinitions } from '../core/definitions';
import { bundleWorkflows } from './bundle';
import { deploymentName, makeCurrent } from './deployment';
import type { ProcessActivities } from './messages';
import type { TemporalOptions } from './temporal-options';
import type { TemporalServer } from './temporal-server';

let runtimeInstalled = false;
const usuallyCached = 200;

interface Running {
  readonly worker: Worker;
  readonly connection: NativeConnection;
  readonly ended: Promise<void>;
}

/** Runs workflow and activity tasks in this process. */
export class TemporalWorker {
  private readonly log = new Logger('Processes');
  private running: Running | null = null;

  constructor(
    private readonly server: TemporalServer,
    private readonly definitions: ProcessDefinitions,
    private readonly activities: ProcessActivities,
  ) {}

  async start(): Promise<void> {
    if (this.running || this.definitions.types().length === 0) return;
    const { options } = this.server;
    installRuntime(options);
    const { address, tls, apiKey, buildId } = options;
    const security = { ...(tls === undefined ? {} : { tls }), ...(apiKey === undefined ? {} : { apiKey }) };
    const connection = await NativeConnection.connect({ address, ...security });
    const worker = await Worker.create({ connection, ...(await this.workerOptions(options)) });
    const ended = worker.run().catch((error: unknown) => this.failed(error));
    this.running = { worker, connection, ended };
    if (buildId !== undefined) await makeCurrent(this.server, buildId);
  }

  /** Tasks in hand are finished and told, so that no other worker has to wait for them to run out. */
  async stop(): Promise<void> {
    const running = this.running;
    this.running = null;
    if (!running) return;
    if (running.worker.getState() === 'RUNNING') running.worker.shutdown();
    await running.ended;
    await running.connection.close();
  }

  private async workerOptions({
    namespace,
    taskQueue,
    cachedProcesses,
    buildId,
  }: TemporalOptions): Promise<Omit<WorkerOptions, 'connection'>> {
    return {
      namespace,
      taskQueue,
      workflowBundle: { code: await bundleWorkflows(this.definitions.modules()) },
      activities: this.activities,
      maxCachedWorkflows: cachedProcesses ?? usuallyCached,
      // How long a dead worker's workflows wait for it before another worker takes them.
      stickyQueueScheduleToStartTimeout: '3s',
      shutdownGraceTime: '3s',
      shutdownForceTime: '6s',
      ...(buildId === undefined ? {} : { workerDeploymentOptions: versionedBy(buildId) }),
    };
  }

  /** A process that can no longer work on timers must not look alive: it ends in order, and whoever supervises it starts another. */
  private failed(error: unknown): void {
    if (!this.running) return this.log.error(`The Temporal worker ended while it was stopped: ${String(error)}`);
    this.log.fatal(`The Temporal worker ended, so this process ends too: ${String(error)}`);
    process.kill(process.pid, 'SIGTERM');
  }
}

/** Running workflows go on with the newest build: what it changes, the recorded histories have shown to replay. */
const versionedBy = (buildId: string): NonNullable<WorkerOptions['workerDeploymentOptions']> => ({
  version: { deploymentName, buildId },
  useWorkerVersioning: true,
  defaultVersioningBehavior: 'AUTO_UPGRADE',
});

/** One per program: without it the library writes its own log to the console. */
function installRuntime({ metricsAddress }: TemporalOptions): void {
  if (runtimeInstalled) return;
  runtimeInstalled = true;
  // The native part writes past every logger, and warns of no more than that a machine is slow.
  const logging = { filter: { core: 'ERROR', other: 'ERROR' } } as const;
  const metrics = metricsAddress === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAddress } } };
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [], telemetryOptions: { logging, ...metrics } });
}
