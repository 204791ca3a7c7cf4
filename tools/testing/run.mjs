import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, needsInstall } from '../start/install.mjs';
import { missingServers, programs } from './servers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const results = join(root, 'tmp/test-results');
/** Filling it takes most of a minute: the journeys go through the company that an integration test has made. */
const demo = join(results, 'demo');

/** `npm test`: every check of the project, group after group, and one closing line that counts what the runners counted. */
const suites = [
  { name: 'Lint and boundaries', command: ['npx', 'eslint', '.', '--max-warnings', '0'], beside: 'checks' },
  { name: 'Format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'], beside: 'checks' },
  { name: 'Types, server', command: ['npx', 'tsc', '-p', 'tsconfig.node.json'], beside: 'checks' },
  { name: 'Types, workbench', command: ['npx', 'ngc', '-p', 'tsconfig.browser.json', '--noEmit'], beside: 'checks' },
  { name: 'Unit', jest: 'jest.unit.config.cjs' },
  { name: 'Components', jest: 'jest.browser.config.cjs' },
  { name: 'Build', command: ['node', 'tools/build/all.mjs'] },
  { name: 'Integration', jest: 'jest.integration.config.cjs', on: 'servers', beside: 'servers' },
  { name: 'Faults', jest: 'jest.faults.config.cjs', on: 'servers', beside: 'servers' },
  { name: 'Journeys', playwright: 'apps/e2e/playwright.config.ts', needs: 'chromium', on: 'servers' },
];

/**
 * Of suites that stand beside each other two run at a time; what the others than the first say is shown once they are through. Integration and
 * journeys fill both cores by themselves, so beside each other they are hardly sooner through, and much that waits for something waits too long.
 */
const atOnce = 2;

async function main() {
  const required = requiredServers();
  if (needsInstall()) await install();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  // Much of it is waiting for downloads, so it goes on beside the suites that need no server.
  const provisioned = process.argv.includes('--provision') && execute(['node', 'tools/provision/provision.mjs'], {}, 'collect');
  const total = { passed: 0, failed: 0, skipped: 0 };
  const groups = groupsOf(selected());
  await runGroups(
    groups.filter(([{ on }]) => on !== 'servers'),
    [],
    total,
  );
  await provisioned;
  const missing = missingServers();
  const lacking = required.filter((name) => missing.includes(name));
  for (const name of lacking) console.log(`Required but not there: ${name}. Get it with: npm run provision`);
  total.failed += lacking.length;
  await runGroups(
    groups.filter(([{ on }]) => on === 'servers'),
    missing,
    total,
  );
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** What `CASEWRIGHT_REQUIRE` names fails where it is missing, instead of being skipped. */
function requiredServers() {
  const names = (process.env.CASEWRIGHT_REQUIRE ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => !(name in programs));
  if (unknown === undefined) return names;
  console.error(`CASEWRIGHT_REQUIRE: there is no ${unknown}; it takes ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}

async function runGroups(groups, missing, total) {
  for (const group of groups) {
    const waiting = [...group];
    const work = async (output) => {
      for (let suite = waiting.shift(); suite; suite = waiting.shift()) add(total, await runSuite(suite, missing, output));
    };
    const first = work(group.length > atOnce ? 'collect' : 'show');
    await Promise.all([first, ...Array.from({ length: Math.min(atOnce, group.length) - 1 }, () => work('collect'))]);
  }
}

function groupsOf(wanted) {
  const groups = new Map();
  for (const suite of wanted) {
    const name = suite.beside ?? suite.name;
    groups.set(name, [...(groups.get(name) ?? []), suite]);
  }
  return [...groups.values()];
}

/** `npm test -- unit integration` runs only the suites whose names begin so; `--provision` gets the servers on the way. */
function selected() {
  const wanted = process.argv
    .slice(2)
    .filter((word) => !word.startsWith('--'))
    .map((word) => word.toLowerCase());
  return wanted.length === 0 ? suites : suites.filter(({ name }) => wanted.some((word) => name.toLowerCase().startsWith(word)));
}

async function runSuite(suite, missing, output) {
  const started = Date.now();
  if (output === 'show') console.log(`\n── ${suite.name}`);
  const counts = await countsOf(suite, missing, output);
  console.log(
    `── ${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return counts;
}

async function countsOf(suite, missing, output) {
  if (missing.includes(suite.needs)) {
    console.log(`Skipped: ${suite.needs} is not there. Get it with: npm run provision`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (suite.jest) return countJest(suite.jest, output);
  if (suite.playwright) return countPlaywright(suite.playwright, output);
  const code = await execute(suite.command, {}, output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function countJest(config, output) {
  const file = join(results, `${config}.json`);
  const code = await execute(['npx', 'jest', '-c', config, '--json', '--outputFile', file], {}, output);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: Math.max(failed, code === 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function countPlaywright(config, output) {
  const file = join(results, 'playwright.json');
  const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, CASEWRIGHT_CHROMIUM: programs.chromium() };
  const code = await execute(['npx', 'playwright', 'test', '-c', config], environment, output);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1), skipped: stats.skipped };
}

/** What it says is shown as it comes, or collected and shown in one piece. */
function execute([command, ...parameters], environment, output) {
  return new Promise((done, fail) => {
    const stream = output === 'show' ? 'inherit' : 'pipe';
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', stream, stream],
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        FORCE_COLOR: '0',
        NODE_OPTIONS: '--max-old-space-size=4096',
        CASEWRIGHT_TEST_DEMO: demo,
        ...environment,
      },
    });
    const said = [];
    for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (chunk) => said.push(chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      if (said.length > 0) process.stdout.write(Buffer.concat(said));
      done(code ?? 1);
    });
  });
}

function add(total, counts) {
  for (const key of Object.keys(total)) total[key] += counts[key];
}

await main();
