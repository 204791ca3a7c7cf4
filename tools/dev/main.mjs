import { install, needsInstall } from '../start/install.mjs';
import { readOptions, usage } from '../start/options.mjs';
import { step } from '../start/steps.mjs';
import { onStop, untilStopped } from '../start/stopping.mjs';
import { Program } from './program.mjs';
import { watchServer } from './watch-server.mjs';
import { watchWorkbench } from './watch-workbench.mjs';

/**
 * The program, started anew whenever a server file changes, and the workbench rebuilt by Angular's own watcher. PostgreSQL keeps
 * running between restarts. Options as for `npm start`. Resolves when it was told to end.
 */
export async function main(parameters) {
  const { help } = readOptions(parameters);
  if (help) return console.log(usage.replace('npm start', 'npm run dev'));
  await untilStopped(async () => {
    if (needsInstall()) await step('Installing packages', install);
    const { buildServer } = await import('../build/server.mjs');
    await step('Building the server', buildServer);
    await step('Building the workbench', watchWorkbench);
    const program = new Program(parameters);
    onStop(() => program.end());
    void program.start();
    watchServer(() => reload(buildServer, program));
  });
}

/** What does not compile changes nothing: the program goes on as it was. */
async function reload(build, program) {
  const begun = Date.now();
  try {
    if ((await build()) === 0) return;
  } catch (error) {
    return console.error(`\n${error.message}\n\nThat does not compile; the program goes on as it was.`);
  }
  await program.kill();
  // Not waited for: another change need not wait for a program that is out of date.
  void program.start().then((started) => started && console.log(`The change is there after ${Date.now() - begun} ms`));
}
