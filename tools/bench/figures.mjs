import { writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';

const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
export const machine = `${processor}, ${platform()} ${release()}, Node ${process.version}`;

/** Prints the figures of a bench, and writes them to the file when there is one. */
export function report(bench, figures, file) {
  console.log();
  for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(32)} ${value}`);
  if (file) writeFileSync(file, `${JSON.stringify({ bench, machine, figures }, null, 2)}\n`);
}
