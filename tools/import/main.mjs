import { createRequire } from 'node:module';
import { buildServer } from '../build/server.mjs';

/** `npm run tickets:import -- FILE`: tickets of another system. See docs/guides/admin.md. */
await buildServer();
const { run } = createRequire(import.meta.url)('../../dist/server/tools/import/run.js');
process.exitCode = await run(process.argv.slice(2), process.env, { out: console.log, problem: console.error });
