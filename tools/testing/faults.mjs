import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run faults -- temporal-5m`: runs of fault tests that take longer than anybody waits for with every change. */
const runs = {
  'temporal-5m': { file: 'faults/temporal-away', environment: { FAULT_OUTAGE_SECONDS: '300' } },
};

const run = runs[process.argv[2] ?? ''];
if (!run) {
  console.error(`Say which: ${Object.keys(runs).join(', ')}`);
  process.exit(2);
}
const { status } = spawnSync('npx', ['jest', '-c', 'jest.faults.config.cjs', run.file], {
  cwd: resolve(dirname(fileURLToPath(import.meta.url)), '../..'),
  stdio: 'inherit',
  env: { ...process.env, ...run.environment },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
