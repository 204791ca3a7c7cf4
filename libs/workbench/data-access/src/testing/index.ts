export * from './open-page';
