export * from './file-store';
export { executableTypes } from './detect-type';
export * from './files.module';
export * from './unneeded-files';
