import { CasewrightModule } from '@casewright/composition';
import { ConfigError, loadConfig, type Config } from '@casewright/config';
import { isOutage } from '@casewright/kernel';
import { migrate, NewerDatabase } from '@casewright/persistence';
import { ProcessRecovery, type RecoveryProgress } from '@casewright/processes';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { z } from 'zod';
import { Refusal } from '../client/api';
import type { Terminal } from '../client/terminal';

/** What the database's driver and sockets throw; several addresses that all refuse give an empty message. */
const DriverError = z.object({ code: z.string(), message: z.string() });

/** Answers the exit code. May be repeated after a crash. */
export async function recover(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const config = configOf(env);
  if (!config.values.TEMPORAL_ADDRESS) throw new Refusal('Set TEMPORAL_ADDRESS, and whatever else the workers are started with.');
  await prepare(config.values.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(config), { logger: ['error'] });
  try {
    let shown = '';
    await app.get(ProcessRecovery).run((progress) => terminal.out((shown = lineOf(progress))));
    terminal.out(shown === '' ? 'Nothing ran on Temporal. Start the program.' : 'Done. Start the program.');
    return 0;
  } catch (error) {
    throw isOutage(error) ? new Refusal(`${error.message}. Call it again once that is over.`) : error;
  } finally {
    await app.close();
  }
}

function configOf(env: NodeJS.ProcessEnv): Config {
  try {
    return loadConfig({ ...env, CASEWRIGHT_ROLE: 'worker', LOG_LEVEL: 'silent' });
  } catch (error) {
    throw error instanceof ConfigError ? new Refusal(error.message) : error;
  }
}

async function prepare(databaseUrl: string): Promise<void> {
  try {
    await refuseWhileInUse(databaseUrl);
    await migrate(databaseUrl);
  } catch (error) {
    if (error instanceof NewerDatabase) throw new Refusal(error.message);
    const { success, data } = DriverError.safeParse(error);
    throw success ? new Refusal(`The database does not answer: ${data.message || data.code}`) : error;
  }
}

const lineOf = ({ endedWorkflows, recovered }: RecoveryProgress): string =>
  `${endedWorkflows} workflows ended, ${recovered} processes go on in PostgreSQL`;

/** Whoever still works would go on with what is being replaced. */
async function refuseWhileInUse(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and application_name like 'casewright-%'`,
    );
    if (rowCount) throw new Refusal('Stop every api and worker process first: something is still connected to the database.');
  } finally {
    await client.end();
  }
}
