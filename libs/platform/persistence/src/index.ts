export * from './database';
export * from './migrate';
export * from './migrations';
export * from './persistence.module';
