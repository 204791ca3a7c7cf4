import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../postgres/running-server.mjs';

const patience = 5_000;

/**
 * Remembers in the data folder which programs run on it. When the cluster itself was killed, the next start ends those that are
 * still there: two Redis or two Temporal on the same files would spoil them.
 */
export class Register {
  programs = new Map();

  constructor(folder) {
    this.file = join(folder, 'processes.json');
  }

  async endLeftOver() {
    const left = this.read().filter(({ pid, program }) => isAlive(pid) && commandOf(pid).includes(program));
    for (const { pid } of left) signal(pid, 'SIGTERM');
    const deadline = Date.now() + patience;
    while (left.some(({ pid }) => isAlive(pid))) {
      if (Date.now() > deadline) for (const { pid } of left) signal(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.write();
  }

  /** Notes a process under its name, in place of the one before. */
  note(name, program, process) {
    this.programs.set(name, { pid: process.pid, program });
    this.write();
    return process;
  }

  read() {
    if (!existsSync(this.file)) return [];
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'));
    } catch {
      return [];
    }
  }

  write() {
    writeFileSync(this.file, JSON.stringify([...this.programs.values()]));
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime.
  }
}

/** The number may belong to another program by now. */
function commandOf(pid) {
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
