import { spawn } from 'node:child_process';
import { connect } from 'node:net';

/**
 * Starts a program and waits until it is ready: `ready` is a function that resolves, or 'message' for a Node process that says
 * so over its channel. It runs in a group of its own, so Ctrl-C reaches it through `stop` only, in order.
 */
export async function startProcess(name, program, parameters, { environment = process.env, ready, show = false }) {
  const output = show ? ['inherit', 'inherit'] : ['ignore', 'ignore'];
  const channel = ready === 'message' ? ['ipc'] : [];
  const child = spawn(program, parameters, { env: environment, detached: true, stdio: ['ignore', ...output, ...channel] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const failed = ended.then((code) => Promise.reject(new Error(`${name} ended with code ${code} before it was ready`)));
  failed.catch(() => undefined);
  await Promise.race([ready === 'message' ? new Promise((resolve) => child.once('message', resolve)) : ready(), failed]);
  return {
    name,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      const giveUp = setTimeout(() => child.kill('SIGKILL'), 9_000);
      await ended;
      clearTimeout(giveUp);
    },
  };
}

export async function untilListening(port, milliseconds = 60_000) {
  const deadline = Date.now() + milliseconds;
  while (!(await accepts(port))) {
    if (Date.now() > deadline) throw new Error(`Nothing answers on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
}
