import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `npm run fuzz:rules -- [PAIRS]`: holds gate and trace to json-rules-engine on a million generated pairs of rule and event, or as many as given. */
const pairs = Number(process.argv[2] ?? 1_000_000);
if (!Number.isInteger(pairs) || pairs < 125 || pairs % 125 !== 0) {
  console.error('Say how many pairs: a multiple of 125');
  process.exit(2);
}
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, '-c', 'jest.unit.config.cjs', 'libs/rules/src/engine/agreement'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, FUZZ_PAIRS: String(pairs) },
});
process.exit(status ?? 1);
