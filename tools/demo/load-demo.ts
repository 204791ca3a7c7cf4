import { CasewrightModule } from '@casewright/composition';
import { loadConfig } from '@casewright/config';
import { FixedClock } from '@casewright/kernel';
import { migrate } from '@casewright/persistence';
import { NestFactory } from '@nestjs/core';
import { makeCompany } from './make-company';
import { Play } from './play';
import { writeScenario } from './scenario';
import { Timeline } from './timeline';

const days = 30;
const day = 86_400_000;

/**
 * Fills an empty database with the demo company, by sending commands through the real handlers while a fixed clock walks
 * through the last 30 days. What follows from each command happens at its time, as it would have.
 */
export async function loadDemo(environment: NodeJS.ProcessEnv, progress: (text: string) => void, until = new Date()): Promise<void> {
  const clock = new FixedClock(new Date(until.getTime() - (days + 1) * day));
  // Thirty days of mail go into Mailbox, never to a real server.
  const config = loadConfig({ ...environment, SMTP_URL: undefined, LOG_LEVEL: 'silent' });
  await migrate(config.values.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(config, clock), { logger: ['error'], bufferLogs: false });
  try {
    const company = await makeCompany(app, clock);
    const actions = writeScenario({ seed: 4711, until, days, tickets: 300, people: company.people.length, agents: company.agents });
    await new Timeline(app, clock).walk(actions, new Play(app, clock, company), until, (done) => progress(`${done} of ${actions.length}`));
  } finally {
    await app.close();
  }
}
