export * from './event-store';
export * from './event-store.module';
export * from './event-types';
export type * from './loaded';
export * from './reading/log-counts';
export * from './repository';
export * from './repository-tools';
export { open as openSealed, seal } from './sealing/seal';
export * from './stream-turns';
