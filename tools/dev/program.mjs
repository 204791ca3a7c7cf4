import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const standby = pathToFileURL(join(import.meta.dirname, 'standby.mjs')).href;
/** Asked for once, not at every change. */
const onlyAtFirst = ['--reset', '--yes'];
/** The next one is made ready when the running one has started. */
const afterStart = 5_000;

/**
 * The program as `npm start` runs it, in a group of its own, so that Ctrl-C reaches it through `end` only. The next one stands by with
 * the packages loaded, which is most of the work of a start.
 */
export class Program {
  current = null;
  next = null;

  constructor(parameters) {
    this.parameters = parameters;
  }

  start() {
    const child = this.next ?? this.spawn();
    this.next = null;
    this.current = child;
    child.once('exit', (code) => code && console.error('The program has ended. It is started again when a file changes.'));
    child.send('start');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.next = this.spawn()), afterStart);
  }

  /** What is killed loses nothing, and is gone at once; its PostgreSQL goes on. */
  async restart() {
    await this.finish(this.current, 'SIGKILL');
    this.start();
  }

  async end() {
    clearTimeout(this.timer);
    await Promise.all([this.finish(this.current, 'SIGINT'), this.finish(this.next, 'SIGKILL')]);
  }

  spawn() {
    const environment = { ...process.env, CASEWRIGHT_DEV: '1', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' };
    const parameters = ['--import', standby, 'tools/start/start.mjs', ...this.parameters];
    this.parameters = this.parameters.filter((parameter) => !onlyAtFirst.includes(parameter));
    return spawn(process.execPath, parameters, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env: environment,
    });
  }

  async finish(child, signal) {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
