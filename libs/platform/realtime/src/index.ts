export * from './room-policy';
