import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BundleCache } from './bundle-cache';

/** Bundling takes seconds, and the code does not change while the program runs. */
const bundles = new Map<string, Promise<string>>();

/**
 * The workflow code: the pure definitions of all contexts and the workflow that runs them. Each context names the module of its
 * definition when it registers it, so nothing is listed here. Works on the compiled program and on its sources.
 */
export function bundleWorkflows(modules: readonly string[]): Promise<string> {
  const name = modules.join('\n');
  const bundle = bundles.get(name) ?? new BundleCache(nodeModules()).bundle(modules, () => makeBundle(modules));
  bundles.set(name, bundle);
  return bundle;
}

async function makeBundle(modules: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-workflows-'));
  const entry = join(folder, 'workflows.js');
  const workflow = JSON.stringify(require.resolve('./process-workflow'));
  const definitions = modules.map((module) => `require(${JSON.stringify(module)})`).join(', ');
  await writeFile(entry, `module.exports = require(${workflow}).workflowsOf([${definitions}]);\n`);
  try {
    const options = { workflowsPath: entry, logger: new DefaultLogger('ERROR'), webpackConfigHook };
    // They keep nothing, so all workflows can share them; loading them for each workflow took most of its time.
    const { code } = await bundleWorkflowCode({ ...options, preloadModules: [...modules] });
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Hook = NonNullable<Parameters<typeof bundleWorkflowCode>[0]['webpackConfigHook']>;

/** The entry lies outside of the program, so it must be told where packages are; sources need their aliases. */
const webpackConfigHook: Hook = (config) => ({
  ...config,
  resolve: {
    ...config.resolve,
    modules: [...(config.resolve?.modules ?? []), nodeModules()],
    alias: { ...config.resolve?.alias, ...(__filename.endsWith('.ts') ? sourceAliases() : {}) },
  },
});

const nodeModules = (): string => join(dirname(require.resolve('@temporalio/workflow/package.json')), '../..');

function sourceAliases(): Record<string, string> {
  const root = rootOf(__dirname);
  const base = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  const targets = Object.entries(base.compilerOptions.paths).flatMap(([alias, [target]]) =>
    target ? [[`${alias}$`, join(root, target)]] : [],
  );
  return Object.fromEntries(targets) as Record<string, string>;
}

function rootOf(folder: string): string {
  if (existsSync(join(folder, 'tsconfig.base.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('tsconfig.base.json was not found');
  return rootOf(dirname(folder));
}
