export * from './health/health-checks';
export * from './logging/clean';
export * from './logging/log-context';
export * from './logging/pino-options';
export * from './metrics/metrics';
export * from './metrics/prometheus-metrics';
export * from './telemetry.module';
export * from './use-logging';
