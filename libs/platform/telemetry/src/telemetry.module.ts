import { Config } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { HealthChecks } from './health/health-checks';
import { loggerParameters } from './logging/pino-options';
import { Metrics } from './metrics/metrics';
import { PrometheusMetrics } from './metrics/prometheus-metrics';

/** Logs, figures and health, for processes with and without HTTP. */
@Global()
@Module({
  imports: [LoggerModule.forRootAsync({ inject: [Config], useFactory: loggerParameters })],
  providers: [HealthChecks, { provide: Metrics, useClass: PrometheusMetrics }],
  exports: [HealthChecks, Metrics, LoggerModule],
})
export class TelemetryModule implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.checks.register({ name: 'database', healthy: async () => (await this.database.query('select 1')).length === 1 });
  }
}
