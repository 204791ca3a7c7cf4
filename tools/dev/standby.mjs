import { onStarted } from '../start/stopping.mjs';
import { loadPackages, rememberPackages } from './package-cache.mjs';

/**
 * Loaded before the program: loads every package that the program took last time, says so, and lets it go on when it is told to.
 * Without whoever started it, it ends.
 */
const told = new Promise((resolve) => process.once('message', resolve));
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
loadPackages();
process.send('standing by');
await told;
onStarted(() => {
  rememberPackages();
  process.send('started');
});
