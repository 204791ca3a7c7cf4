import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Angular's watcher with all the programs that it starts, in one process group that this one leads. The group ends when whoever started
 * it lets go of the channel, also by being killed.
 */
const nx = join(import.meta.dirname, '../../node_modules/nx/bin/nx.js');
const parameters = ['build', 'workbench', '--configuration=development', '--watch', '--outputStyle=stream'];

const watcher = spawn(process.execPath, [nx, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'] });
watcher.once('exit', (code) => process.exit(code ?? 1));
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
