export * from './command-gateway';
export * from './commands.module';
