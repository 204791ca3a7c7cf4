export * from './command-gateway';
export * from './commands.module';
export * from './save-version';
