const { paths } = require('../../tsconfig.base.json').compilerOptions;

const root = `${__dirname}/../..`;

exports.moduleNameMapper = Object.fromEntries(Object.entries(paths).map(([alias, [target]]) => [`^${alias}$`, `${root}/${target}`]));

/** For everything that runs on Node. Packages that are published as ES modules only are compiled too. */
exports.nodeProject = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: root,
  testEnvironment: `${root}/tools/testing/node-environment.cjs`,
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/libs/ui/', '/libs/workbench/', '/apps/workbench/'],
  modulePathIgnorePatterns: ['/dist/', '/.cache/'],
  moduleNameMapper: exports.moduleNameMapper,
  setupFiles: ['reflect-metadata'],
  // What the files before have left in memory slows the ones after them down.
  workerIdleMemoryLimit: '700MB',
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|uuid|@date-fns|p-[a-z]+)/)'],
  ...more,
});
