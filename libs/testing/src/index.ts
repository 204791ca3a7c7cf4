export * from './event-fixtures';
export * from './given';
export * from './postgres';
export * from './programs';
export * from './redis';
export * from './temporal';
export * from './test-app';
export * from './until';
