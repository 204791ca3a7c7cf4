export * from './casewright.module';
export * from './lifecycle';
