export { IntakeRunner } from './application/intake/intake-runner';
export * from './mail.module';
export * from './mailbox.module';
