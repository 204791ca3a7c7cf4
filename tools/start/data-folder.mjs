import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/** Raised when what is stored can no longer be read by an older program. */
const dataFormat = 1;

/** Makes the data folder or checks that it is one of ours, writable, and not made by a newer version. */
export function openDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK);
    writeFileSync(join(folder, '.writable'), '');
    rmSync(join(folder, '.writable'));
  } catch {
    throw new Error(`The data folder ${folder} is not writable. Change its permissions, or choose another with --data.`);
  }
  const file = join(folder, 'format.json');
  if (!existsSync(file)) return writeFileSync(file, JSON.stringify({ format: dataFormat }));
  const { format } = JSON.parse(readFileSync(file, 'utf8'));
  if (format > dataFormat) throw new Error(`The data folder ${folder} was made by a newer version of Casewright. Update the program, or choose another with --data.`);
}

/** The key-encryption key of the embedded profile: made at the first start, readable by its owner only. */
export function readOrMakeKey(folder) {
  const file = join(folder, 'key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Where the demo company stands: absent, loading (a start was interrupted), loaded, or declined by --no-demo. */
export function demoState(folder) {
  const file = join(folder, 'demo.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).state : 'absent';
}

export function setDemoState(folder, state) {
  writeFileSync(join(folder, 'demo.json'), JSON.stringify({ state }));
}

/** Asks before everything is deleted; without a terminal only `--yes` is an answer. */
export async function confirmReset(folder, yes) {
  if (yes || !existsSync(folder)) return;
  if (!process.stdin.isTTY) throw new Error('--reset asks before it deletes; without a terminal, add --yes.');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Delete everything in ${folder}? Type yes to go on: `);
  prompt.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Error('Nothing was deleted.');
}
