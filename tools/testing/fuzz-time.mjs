import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `npm run fuzz:time -- [CASES]`: holds business time to a wall clock that is read minute by minute, in 100,000 cases or as many as given. */
const cases = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(cases) || cases < 3_000) {
  console.error('Say how many cases: 3000 at least');
  process.exit(2);
}
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, '-c', 'jest.unit.config.cjs', 'libs/sla/src/domain/business-time/agreement'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, FUZZ_TIME: String(cases) },
});
process.exit(status ?? 1);
