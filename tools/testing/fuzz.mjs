import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const fuzzes = {
  /** Holds gate and trace to json-rules-engine on generated pairs of rule and event; fewer would not meet each odd value. */
  rules: { tests: 'libs/rules/src/engine/agreement', variable: 'FUZZ_PAIRS', usual: 1_000_000, least: 50_000, step: 125 },
  /** Holds business time to a wall clock that is read minute by minute. */
  time: { tests: 'libs/sla/src/domain/business-time/agreement', variable: 'FUZZ_TIME', usual: 100_000, least: 3_000, step: 1 },
};

/** `npm run fuzz:rules -- [CASES]`, `npm run fuzz:time -- [CASES]`: so many generated cases, or as many as usual. */
const fuzz = fuzzes[process.argv[2]];
if (!fuzz) {
  console.error(`Say what to fuzz: ${Object.keys(fuzzes).join(' or ')}`);
  process.exit(2);
}
const cases = Number(process.argv[3] ?? fuzz.usual);
if (!Number.isInteger(cases) || cases < fuzz.least || cases % fuzz.step !== 0) {
  console.error(`Say how many cases: ${fuzz.least} at least${fuzz.step > 1 ? `, and a multiple of ${fuzz.step}` : ''}`);
  process.exit(2);
}
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, '-c', 'jest.unit.config.cjs', fuzz.tests], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, [fuzz.variable]: String(cases) },
});
process.exit(status ?? 1);
