const integration = require('./jest.integration.config.cjs');

/** What kills programs and servers: much of it is waiting, so one after the other runs beside the integration tests. */
module.exports = {
  ...integration,
  displayName: 'faults',
  testMatch: ['**/apps/e2e/src/{faults,cluster}/**/*.int.spec.ts', '**/tools/bench/**/*.int.spec.ts'],
  maxWorkers: 1,
};
