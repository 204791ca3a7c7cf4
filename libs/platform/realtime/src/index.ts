export * from './realtime.module';
export * from './room-policy';
