import { createRequire } from 'node:module';
import { buildServer } from '../build/server.mjs';

/** `npm run processes -- move|moves|counts|recover`: where running processes live. See docs/guides/admin.md. */
await buildServer();
const { run } = createRequire(import.meta.url)('../../dist/server/tools/processes/run.js');
process.exitCode = await run(process.argv.slice(2), process.env, { out: console.log, problem: console.error });
