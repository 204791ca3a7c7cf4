const { nodeProject } = require('./tools/testing/jest.shared.cjs');

module.exports = {
  ...nodeProject('unit', ['**/*.spec.ts', '!**/*.int.spec.ts', '!**/*.e2e-spec.ts']),
  testSequencer: '<rootDir>/tools/testing/longest-first.cjs',
};
