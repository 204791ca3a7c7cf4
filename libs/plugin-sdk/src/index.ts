export * from './action/rule-action';
export * from './capabilities';
export * from './email/parsed-mail';
export * from './email/receive';
export * from './email/send';
export * from './host';
export * from './lifecycle';
export * from './plugin';
