import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/** Raised when what is stored can no longer be read by an older program. */
const dataFormat = 1;
const otherwise = 'or choose another with --data.';

/** Makes an empty folder one of ours, or checks that it is one that was not made by a newer version. */
export function openDataFolder(folder) {
  const file = join(folder, 'format.json');
  if (!existsSync(file)) {
    if (!isEmpty(folder)) throw new Error(`The folder ${folder} holds something else. Choose an empty one with --data.`);
    return write(file, { format: dataFormat });
  }
  const { format } = read(file, ({ format }) => Number.isInteger(format));
  if (format > dataFormat)
    throw new Error(`The data folder ${folder} was made by a newer version of Casewright. Update the program, ${otherwise}`);
}

/** But for what systems put into every folder. */
const isEmpty = (folder) => readdirSync(folder).every((name) => name.startsWith('.') || name === 'lost+found');

export function makeWritable(folder) {
  const probe = join(folder, '.writable');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch {
    throw new Error(`The data folder ${folder} is not writable. Change its permissions, ${otherwise}`);
  }
}

/** The key-encryption key of the embedded profile: made at the first start, readable by its owner only. */
export function readOrMakeKey(folder) {
  const file = join(folder, 'key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Raw mail and attachments are for nobody else on this machine. */
export function filesFolder(folder) {
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true, mode: 0o700 });
  return files;
}

const demoStates = ['loading', 'loaded', 'declined'];

/** Where the demo company stands: absent, loading (a start was interrupted), loaded, or declined by --no-demo. */
export function demoState(folder) {
  const file = join(folder, 'demo.json');
  return existsSync(file) ? read(file, ({ state }) => demoStates.includes(state)).state : 'absent';
}

export function setDemoState(folder, state) {
  write(join(folder, 'demo.json'), { state });
}

/** Asks before everything is deleted; without a terminal only `--yes` is an answer. Other people's folders are never deleted. */
export async function confirmReset(folder, yes) {
  if (!existsSync(folder)) return;
  if (!isEmpty(folder) && !existsSync(join(folder, 'format.json'))) {
    throw new Error(`The folder ${folder} is not a data folder of Casewright, so --reset leaves it alone.`);
  }
  if (yes) return;
  if (!process.stdin.isTTY) throw new Error('--reset asks before it deletes; without a terminal, add --yes.');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Delete everything in ${folder}? Type yes to go on: `);
  prompt.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Error('Nothing was deleted.');
}

function read(file, isWhole) {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8'));
    if (isWhole(content)) return content;
  } catch {
    // Said below.
  }
  throw new Error(`${file} is damaged. Restore it from a backup, ${otherwise}`);
}

/** Whole or not at all, whatever is killed. */
function write(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}
