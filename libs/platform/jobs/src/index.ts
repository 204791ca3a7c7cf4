export * from './deliveries/deliveries';
export * from './jobs.module';
export * from './queue/job-queue';
