export * from './deliveries';
export * from './job-queue';
