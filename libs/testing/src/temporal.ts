import { connect } from 'node:net';
import { freePort, Program, programOf } from './programs';
import { until } from './until';

/** A throw-away Temporal development server. */
export interface TestTemporal {
  readonly address: string;
  stop(): Promise<void>;
}

/** Keeps everything in memory, or in the file that is named: then one that is started on the same port goes on where the other was killed. */
export async function startTemporal(kept?: { readonly file: string; readonly port: number }): Promise<TestTemporal> {
  const [port, metricsPort] = [kept?.port ?? (await freePort()), await freePort()];
  const flags = ['--headless', '--ip', '127.0.0.1', '--port', `${port}`, '--metrics-port', `${metricsPort}`, '--log-level', 'error'];
  if (kept) flags.push('--db-filename', kept.file);
  const program = Program.start(programOf('temporal'), ['server', 'start-dev', ...flags]);
  await until(() => {
    program.assertRunning();
    return accepts(port);
  }, 30_000);
  return { address: `127.0.0.1:${port}`, stop: () => program.stop() };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => undefined);
    socket.on('connect', () => socket.destroy());
  });
}
