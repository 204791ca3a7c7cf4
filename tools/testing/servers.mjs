import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), '.cache/bin');

/** Where each server's program is, by the name used in CASEWRIGHT_REQUIRE; an empty string where it is absent. */
export const programs = {
  redis: () => onPath('redis-server'),
  temporal: () => process.env.CASEWRIGHT_TEMPORAL_CLI || onPath('temporal') || inCache('temporal'),
  chromium: () => onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome'),
};

export function missingServers() {
  return Object.keys(programs).filter((name) => !programs[name]());
}

function onPath(program) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : '';
}

function inCache(program) {
  const path = join(cache, program);
  return existsSync(path) ? path : '';
}
