export * from './aggregate';
export * from './clock';
export * from './errors';
export * from './events';
export * from './ids';
export * from './meta';
export * from './principal';
export * from './process';
