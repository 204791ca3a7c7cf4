export * from './process-host';
