export * from './application/add-user/add-user.command';
export * from './application/create-team/create-team.command';
export * from './application/first-admin';
export * from './application/invite-user/invite-user.command';
export * from './identity.module';
