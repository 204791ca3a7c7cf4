export * from './casewright.module';
export * from './lifecycle';
export * from './modest-memory';
export * from './start/check-config';
export * from './start/check-surroundings';
export * from './start/end-with-process';
export * from './start/refusal';
