import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeClient } from './make-client.mjs';
import { clientFile } from './files.mjs';

/** `npm run client`: writes the types of the workbench's API client from docs/openapi.json. */
mkdirSync(dirname(clientFile), { recursive: true });
writeFileSync(clientFile, await makeClient());
console.log('libs/workbench/data-access/src/generated/schema.ts is written');
