import { createRequire } from 'node:module';
import { buildServer } from '../build/server.mjs';

/** `npm run rules -- lint|diff|push|pull`: rules as files, so that they live in git. See docs/guides/admin.md. */
await buildServer();
const { run } = createRequire(import.meta.url)('../../dist/server/tools/rules/run.js');
process.exitCode = await run(process.argv.slice(2), process.env, { out: console.log, problem: console.error });
