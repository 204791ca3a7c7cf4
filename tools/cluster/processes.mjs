import { spawn } from 'node:child_process';
import { connect } from 'node:net';

/**
 * Starts a program in a group of its own, so that Ctrl-C reaches it through `end` only, in order. `ready` is a port on which it will
 * answer, or 'message' for a Node process that says so over its channel.
 * Answers `{ pid, ready, ended, end }`: `ready` resolves with the message, or rejects when the program ends before; `ended` resolves with
 * a word about how; `end` asks it to end, and insists when it takes longer than `patience`.
 */
export function startProcess(program, parameters, { environment = process.env, ready, output = 'ignore', patience = 4_000 }) {
  const channel = ready === 'message' ? ['ipc'] : [];
  const child = spawn(program, parameters, { env: environment, detached: true, stdio: ['ignore', output, output, ...channel] });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return {
    pid: child.pid,
    ended,
    ready: Promise.race([
      isReady(child, ready, ended),
      ended.then((how) => Promise.reject(new Error(`it ended (${how}) before it was ready`))),
    ]),
    async end() {
      const insist = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(insist);
    },
  };
}

function isReady(child, ready, ended) {
  return ready === 'message' ? new Promise((resolve) => child.once('message', resolve)) : untilListening(ready, ended);
}

async function untilListening(port, ended) {
  let given = false;
  void ended.then(() => (given = true));
  while (!given && !(await accepts(port))) await new Promise((resolve) => setTimeout(resolve, 50));
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
}
