import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildServer } from '../build/server.mjs';
import { startTestServer } from '../testing/test-server.mjs';
import { documentFile } from './files.mjs';

/** `npm run openapi`: writes docs/openapi.json from the code. */
await buildServer();
const { makeOpenApiDocument } = createRequire(import.meta.url)('../../dist/server/tools/openapi/make-document.js');
const server = await startTestServer();
try {
  writeFileSync(documentFile, await makeOpenApiDocument(server.url));
  console.log('docs/openapi.json is written; npm run client makes the client from it');
} finally {
  await server.stop();
}
process.exit(0);
