import { createTestDatabase, type TestDatabase } from '@casewright/testing';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { makeOpenApiDocument } from './make-document';

describe('what is generated', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('docs/openapi.json is what the code says (npm run openapi)', async () => {
    expect(await makeOpenApiDocument(database.url)).toBe(readFileSync('docs/openapi.json', 'utf8'));
  });

  it('the client is what the document says (npm run client)', () => {
    const script = "import('./tools/openapi/make-client.mjs').then(async ({ makeClient }) => process.stdout.write(await makeClient()))";
    const made = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', maxBuffer: 50_000_000 });
    expect(made).toBe(readFileSync('libs/workbench/data-access/src/generated/schema.ts', 'utf8'));
  });
});
