import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { CasewrightModule } from '@casewright/composition';
import { loadConfig } from '@casewright/config';
import { FixedClock } from '@casewright/kernel';
import { Database, migrate } from '@casewright/persistence';
import { RunRehearsal } from '@casewright/sla';
import { freePort } from '@casewright/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { makeCompany } from '../demo/make-company';
import { Random } from '../demo/random';
import { rounded } from './measure';
import { previewWith, figuresOf } from './sla-rehearsal/previews';
import { recordTickets } from './sla-rehearsal/recorded';
import { stricter, type StoredPolicy } from './sla-rehearsal/stricter';

const days = 30;
/** `BENCH_TICKETS=5000` makes a quick run of it. */
const many = Number(process.env['BENCH_TICKETS'] ?? 100_000);
const few = 300;
const seed = 20_260_302;
const goal = { few: 1, many: 60, blocked: 50 };
const day = 86_400_000;

/** How long a stricter policy is rehearsed over a month of tickets and previewed on open ones, how long that holds up others, and what it keeps in memory. */
export async function run(databaseUrl: string): Promise<Record<string, number>> {
  const directory = await mkdtemp(join(tmpdir(), 'casewright-bench-files-'));
  const environment = await environmentOf(databaseUrl, directory);
  await migrate(databaseUrl);
  const clock = new FixedClock(new Date());
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(loadConfig(environment), clock), { logger: ['error'] });
  try {
    await makeCompany(app, clock);
    const policy = await newestPolicy(app);
    const random = new Random(seed);
    const under = { policyId: policy.id, policyVersion: policy.version };
    await recordTickets(app.get(Database), { count: few, days, ends: 'solved' }, random, under);
    // The first run compiles what it runs.
    await rehearse(app, policy);
    const small = await rehearse(app, policy);
    const events = await recordTickets(app.get(Database), { count: many - few, days, ends: 'solved' }, random, under);
    await app.get(Database).query('vacuum (analyze) es.events');
    console.log(`${many} tickets, ${events} events`);
    const large = await rehearse(app, policy);
    console.table({ [`${few} tickets`]: small, [`${many} tickets`]: large });
    console.log(`Goals: ${goal.few} s, ${goal.many} s, blocked for at most ${goal.blocked} ms`);
    const previews = await previewWith(app, policy, random);
    console.table(previews);
    return {
      ...figuresOf(previews),
      rehearsal_300_s: small.seconds,
      rehearsal_300_processor_s: small['processor s'],
      rehearsal_100000_s: large.seconds,
      rehearsal_100000_processor_s: large['processor s'],
      rehearsal_blocked_p99_ms: large['blocked p99 ms'],
      rehearsal_blocked_max_ms: large['blocked max ms'],
      rehearsal_heap_mb: large['heap MB'],
      rehearsal_steps_of_progress: large.steps,
    };
  } finally {
    await app.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function newestPolicy(app: INestApplicationContext): Promise<StoredPolicy> {
  const sql = 'select id, version, content from sla.policies where removed_at is null order by rank desc limit 1';
  const [policy] = await app.get(Database).query<StoredPolicy & object>(sql);
  if (!policy) throw new Error('The company has no SLA policy');
  return policy;
}

async function rehearse(app: INestApplicationContext, policy: StoredPolicy) {
  const to = new Date();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().heapUsed;
  let [steps, heap] = [0, before];
  delay.enable();
  const [begun, processor] = [performance.now(), process.cpuUsage()];
  const result = await app.get(RunRehearsal).run({ change: stricter(policy), from: new Date(to.getTime() - days * day), to }, () => {
    [steps, heap] = [steps + 1, Math.max(heap, process.memoryUsage().heapUsed)];
    return Promise.resolve(true);
  });
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(processor);
  delay.disable();
  if (!result || result.tickets === 0 || result.added.count === 0) throw new Error('Nothing was found');
  return {
    seconds: rounded(seconds),
    'processor s': rounded((user + system) / 1e6),
    tickets: result.tickets,
    'blocked p99 ms': rounded(delay.percentile(99) / 1e6, 1),
    'blocked max ms': rounded(delay.max / 1e6, 1),
    'heap MB': rounded((heap - before) / 2 ** 20, 0),
    steps,
  };
}

async function environmentOf(databaseUrl: string, directory: string): Promise<NodeJS.ProcessEnv> {
  return {
    ...{ DATABASE_URL: databaseUrl, CASEWRIGHT_PROFILE: 'embedded', CASEWRIGHT_KEY: randomBytes(32).toString('base64') },
    ...{ FILES_DIRECTORY: directory, LOG_LEVEL: 'error', PORT: String(await freePort()), SMTP_INTAKE_PORT: String(await freePort()) },
  };
}
