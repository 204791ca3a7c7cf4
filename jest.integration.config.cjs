const { nodeProject } = require('./tools/testing/jest.shared.cjs');

module.exports = {
  ...nodeProject('integration', ['**/*.int.spec.ts', '!**/apps/e2e/src/{faults,cluster}/**', '!**/tools/bench/**'], {
    globalSetup: '<rootDir>/tools/testing/global-setup.cjs',
    globalTeardown: '<rootDir>/tools/testing/global-teardown.cjs',
  }),
  testSequencer: '<rootDir>/tools/testing/longest-first.cjs',
  testTimeout: 180_000,
  maxWorkers: 2,
};
