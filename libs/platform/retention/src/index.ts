export * from './erasers';
export * from './retention';
export * from './retention.module';
