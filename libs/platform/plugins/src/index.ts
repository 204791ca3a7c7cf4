export * from './installation';
export * from './plugins';
export * from './plugins.module';
