import { CasewrightModule } from '@casewright/composition';
import { loadConfig } from '@casewright/config';
import { configureHttp, createOpenApiDocument } from '@casewright/http';
import { migrate } from '@casewright/persistence';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { tmpdir } from 'node:os';

/** The OpenAPI document as the server would answer it, as text with a stable order of lines. */
export async function makeOpenApiDocument(databaseUrl: string): Promise<string> {
  const config = loadConfig({
    CASEWRIGHT_PROFILE: 'embedded',
    DATABASE_URL: databaseUrl,
    CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
    FILES_DIRECTORY: tmpdir(),
    LOG_LEVEL: 'silent',
  });
  await migrate(databaseUrl);
  const app = await NestFactory.create<NestFastifyApplication>(CasewrightModule.with(config), new FastifyAdapter(), { logger: false });
  await configureHttp(app);
  await app.init();
  const document = createOpenApiDocument(app);
  await app.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}
