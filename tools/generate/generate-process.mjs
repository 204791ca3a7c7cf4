import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { namesOf, processFiles, registrationHint } from './process-files.mjs';

const usage = 'npm run generate:process -- --context tickets --name my-thing';
const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** `npm run generate:process`: writes a process manager with its events, its properties and its test on both hosts, and says how to register it. */
async function main() {
  const options = { context: { type: 'string' }, name: { type: 'string' }, root: { type: 'string', default: repository } };
  const { context, name, root } = parseArgs({ options }).values;
  const problem = problemWith(context, name);
  if (problem) return refuse(problem);
  const names = namesOf(context, name);
  const files = Object.entries(processFiles(names)).map(([path, text]) => [join(root, path), text]);
  const taken = files.find(([path]) => existsSync(path));
  if (taken) return refuse(`${taken[0]} is there already: choose another name.`);
  for (const [path, text] of files) await write(path, text);
  console.log(`\n${registrationHint(names)}`);
}

function problemWith(context, name) {
  const isName = (text) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text ?? '');
  if (!isName(context) || !existsSync(join(repository, 'libs', context, 'src'))) return `There is no context ${context ?? ''}.`;
  return isName(name) ? null : 'Name the process in lower case with dashes.';
}

async function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await format(text, { ...(await resolveConfig(join(repository, 'package.json'))), filepath: path }));
  console.log(`${path} is written`);
}

function refuse(problem) {
  console.error(`${problem}\nUse: ${usage}`);
  process.exitCode = 1;
}

await main();
