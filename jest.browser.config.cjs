const { moduleNameMapper } = require('./tools/testing/jest.shared.cjs');

/** Components in jsdom, zoneless, compiled by Angular. */
module.exports = {
  displayName: 'components',
  testMatch: ['<rootDir>/apps/workbench/**/*.spec.ts', '<rootDir>/libs/ui/**/*.spec.ts', '<rootDir>/libs/workbench/**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/', '/.cache/'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/tools/testing/browser-setup.ts'],
  moduleNameMapper,
  moduleFileExtensions: ['ts', 'mts', 'html', 'js', 'mjs', 'json'],
  transform: {
    '^.+\\.(ts|mts|js|mjs|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.browser.json', stringifyContentPathRegex: '\\.html$' },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(.*\\.mjs$|@angular/|@ngrx/|openapi-fetch/|@mdi/|uuid/))'],
  maxWorkers: 2,
};
