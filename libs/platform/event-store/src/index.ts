export * from './event-store';
export * from './repository';
