export * from './projection';
export * from './reactor';
export * from './runner';
