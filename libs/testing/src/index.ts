export * from './given';
export * from './postgres';
export * from './until';
