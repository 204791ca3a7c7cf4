import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), '.cache/bin');

/** Where each server's program, or what else tests take, is, by the name used in CASEWRIGHT_REQUIRE; an empty string where it is absent. */
export const programs = {
  redis: () => onPath('redis-server'),
  temporal: () => process.env.CASEWRIGHT_TEMPORAL_CLI || onPath('temporal') || inCache('temporal'),
  chromium: () => onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome'),
  // A library that is loaded before a program's own, so that its clock can be set; on Linux only.
  faketime: () => systemLibrary('faketime/libfaketimeMT.so.1'),
};

export function missingServers() {
  return Object.keys(programs).filter((name) => !programs[name]());
}

function onPath(program) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : '';
}

/** In /usr/lib, or in the folder below it that is for this kind of processor. */
function systemLibrary(path) {
  const root = '/usr/lib';
  const folders = existsSync(root) ? ['', ...readdirSync(root).filter((name) => name.includes('-linux-'))] : [];
  return folders.map((folder) => join(root, folder, path)).find((place) => existsSync(place)) ?? '';
}

function inCache(program) {
  const path = join(cache, program);
  return existsSync(path) ? path : '';
}
