export * from './event-store';
export * from './event-store.module';
export * from './event-types';
export * from './repository';
export * from './repository-tools';
