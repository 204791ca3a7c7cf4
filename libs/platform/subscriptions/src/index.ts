export * from './admin/subscription-admin';
export * from './log/recent-streams';
export * from './projection';
export * from './reactor';
export * from './read-progress';
export * from './runner';
export * from './subscriptions.module';
