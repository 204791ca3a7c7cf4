import { Config } from '@casewright/config';
import { Authenticator, createHttpAdapter, HealthController, MetricsController, ProblemFilter } from '@casewright/http';
import { HealthChecks, Metrics } from '@casewright/telemetry';
import { Logger, Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const shared = [Config, HealthChecks, Metrics, Authenticator];

/** `/health` and `/metrics` as in the api process, with nothing else around them. */
@Module({})
class MachinesModule {
  static of(worker: INestApplicationContext): DynamicModule {
    return {
      module: MachinesModule,
      controllers: [HealthController, MetricsController],
      providers: [
        ...shared.map((provide) => ({ provide, useValue: worker.get<unknown>(provide) })),
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

export interface MachinesListener {
  readonly url: string;
  close(): Promise<void>;
}

/** Lets supervisors and Prometheus ask a worker how it is, on `HOST` and `WORKER_PORT`. */
export async function listenForMachines(worker: INestApplicationContext): Promise<MachinesListener> {
  const { HOST, WORKER_PORT, TRUSTED_PROXIES } = worker.get(Config).values;
  const adapter = createHttpAdapter({ trustedProxies: TRUSTED_PROXIES });
  const app = await NestFactory.create<NestFastifyApplication>(MachinesModule.of(worker), adapter, { abortOnError: false });
  await app.listen(WORKER_PORT, HOST);
  const url = (await app.getUrl()).replace(/\/$/, '');
  new Logger('Worker').log({ url, msg: 'Health and figures' });
  return { url, close: () => app.close() };
}
