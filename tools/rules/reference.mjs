import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildServer } from '../build/server.mjs';

/** `npm run rules:reference`: writes the pages about the language of rules and the cookbook. */
await buildServer();
const { pagesAboutRules } = createRequire(import.meta.url)('../../dist/server/tools/rules/reference/pages.js');
for (const [file, text] of pagesAboutRules(fileURLToPath(new URL('../..', import.meta.url)))) {
  writeFileSync(file, text);
  console.log(`${file} is written`);
}
process.exit(0);
