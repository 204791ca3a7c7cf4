import { connect } from 'node:net';
import { freePort, Program, programOf } from './programs';
import { until } from './until';

/** A throw-away Temporal development server that keeps everything in memory. */
export interface TestTemporal {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startTemporal(): Promise<TestTemporal> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const flags = ['--headless', '--ip', '127.0.0.1', '--port', `${port}`, '--metrics-port', `${metricsPort}`, '--log-level', 'error'];
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
