import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const standby = pathToFileURL(join(import.meta.dirname, 'standby.mjs')).href;
/** Asked for once, not at every change. */
const onlyAtFirst = ['--reset', '--yes'];
/** A second one is for the change that comes while the first one starts. */
const enough = 2;

/**
 * The program as `npm start` runs it, in a group of its own, so that Ctrl-C reaches it through `end` only. The next ones stand by with
 * the packages loaded, which is most of the work of a start. They get ready one at a time, and while the program starts only when
 * nobody else stands by: it needs the processor more.
 */
export class Program {
  current = null;
  hasStarted = false;
  standingBy = [];
  preparing = null;

  constructor(parameters) {
    this.parameters = parameters;
  }

  /** Resolves with true when the program has started, and with false when it ends or is ended before. */
  start() {
    const isFirst = this.current === null;
    const child = this.next();
    this.current = child;
    this.hasStarted = false;
    child.once('exit', (code) => code && console.error('The program has ended. It is started again when a file changes.'));
    child.send('start');
    const started = new Promise((resolve) => {
      child.once('exit', () => resolve(false));
      child.on('message', (message) => message === 'started' && resolve(true));
    });
    void started.then(() => this.startedOrEnded(child));
    // Which packages it takes is known when it has started once.
    if (!isFirst) this.prepare();
    return started;
  }

  /** What is killed loses nothing, and is gone at once; its PostgreSQL goes on. */
  kill() {
    return this.finish(this.current, 'SIGKILL');
  }

  async end() {
    this.ending = true;
    const others = [...this.standingBy, this.preparing];
    await Promise.all([this.finish(this.current, 'SIGINT'), ...others.map((child) => this.finish(child, 'SIGKILL'))]);
  }

  next() {
    const child = this.standingBy.shift() ?? this.preparing ?? this.spawn();
    if (child === this.preparing) this.preparing = null;
    return child;
  }

  startedOrEnded(child) {
    if (child !== this.current) return;
    this.hasStarted = true;
    this.prepare();
  }

  prepare() {
    const wanted = this.hasStarted ? enough : 1;
    if (this.ending || this.preparing || this.standingBy.length >= wanted) return;
    const child = this.spawn();
    this.preparing = child;
    child.once('message', () => this.prepared(child));
    child.once('exit', () => this.forget(child));
  }

  prepared(child) {
    if (child !== this.preparing) return;
    this.preparing = null;
    this.standingBy.push(child);
    this.prepare();
  }

  forget(child) {
    if (child === this.preparing) this.preparing = null;
    this.standingBy = this.standingBy.filter((one) => one !== child);
  }

  spawn() {
    const environment = { ...process.env, CASEWRIGHT_BUILT: '1', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' };
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
