export * from './file-store';
export { executableTypes } from './detect-type';
export * from './files.module';
