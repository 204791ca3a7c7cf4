const { nodeProject } = require('./tools/testing/jest.shared.cjs');

module.exports = {
  ...nodeProject('unit', ['**/*.spec.ts', '!**/*.int.spec.ts', '!**/*.e2e-spec.ts']),
  testSequencer: '<rootDir>/tools/testing/longest-first.cjs',
  // By itself jest leaves one core of two idle.
  maxWorkers: 2,
};
