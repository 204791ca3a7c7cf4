export * from './names';
export * from './sample-catalog';
