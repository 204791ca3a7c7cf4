export * from './deliveries/deliveries';
export * from './jobs.module';
export * from './queue/job-queue';
export * from './watched/watched-rows';
export * from './watched/watched-worker';
