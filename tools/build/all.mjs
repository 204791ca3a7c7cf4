import { buildServer } from './server.mjs';
import { buildWorkbench, workbenchIsStale } from './workbench.mjs';

/** Server and workbench, each only where its sources have changed. */
console.log(`Server: ${await buildServer()} files compiled`);
if (workbenchIsStale()) {
  await buildWorkbench();
  console.log('Workbench: built');
}
