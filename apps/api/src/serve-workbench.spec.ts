import { createHttpAdapter } from '@casewright/http';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveWorkbench } from './serve-workbench';

@Module({})
class Empty {}

describe('the pages of the workbench', () => {
  const parent = mkdtempSync(join(tmpdir(), 'casewright-pages-'));
  const folder = join(parent, 'workbench');
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({ imports: [Empty] }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter(), { logger: false });
    await serveWorkbench(app, folder);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    rmSync(parent, { recursive: true, force: true });
  });

  const get = async (url: string) => {
    const { statusCode, headers, body } = await app.inject({ method: 'GET', url });
    return { status: statusCode, kept: headers['cache-control'], body };
  };

  it('are missing while it is not built, and there as soon as it is', async () => {
    expect((await get('/queue')).status).toBe(404);
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<title>Casewright</title>');
    writeFileSync(join(folder, 'chunk-ABCD1234.js'), 'export {}');
    for (const path of ['/', '/queue', '/tickets/7'])
      expect(await get(path)).toEqual({ status: 200, kept: 'no-cache', body: '<title>Casewright</title>' });
    expect(await get('/chunk-ABCD1234.js')).toMatchObject({ status: 200, kept: 'public, max-age=31536000, immutable' });
  });

  it('are those of the last build', async () => {
    writeFileSync(join(folder, 'index.html'), '<title>Casewright, built anew</title>');
    rmSync(join(folder, 'chunk-ABCD1234.js'));
    expect((await get('/')).body).toBe('<title>Casewright, built anew</title>');
    expect((await get('/chunk-ABCD1234.js')).status).toBe(404);
  });

  it('are neither what the API does not know nor what lies beside them', async () => {
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    for (const path of ['/api/v1/nothing', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])
      expect((await get(path)).status).toBe(404);
  });
});
