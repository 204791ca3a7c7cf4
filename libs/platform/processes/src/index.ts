export * from './process-host';
export * from './processes.module';
