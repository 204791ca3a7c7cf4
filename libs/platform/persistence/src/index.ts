export * from './asynchronous-commit';
export * from './database';
export * from './hints';
export * from './migrate';
export * from './migrations';
export * from './notice-connection';
export * from './persistence.module';
export { afterCommit } from './open-transaction';
export * from './unit-of-work';
