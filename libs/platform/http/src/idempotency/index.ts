export * from './answer-expiry';
export * from './on-repeat';
