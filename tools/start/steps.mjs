import { isStopping } from './stopping.mjs';

/** Shows a step while it runs and how long it took. */
export async function step(label, work) {
  const started = Date.now();
  process.stdout.write(`  ${label} …`);
  const progress = (text) => process.stdout.isTTY && process.stdout.write(`\r\x1b[2K  ${label} … ${text}`);
  try {
    const result = await work(progress);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${process.stdout.isTTY ? `\r\x1b[2K  ${label} …` : ''} done in ${seconds} s\n`);
    return result;
  } catch (error) {
    if (!isStopping()) process.stdout.write(' failed\n');
    throw error;
  }
}
