import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@casewright/testing';
import { demoPassword } from '../demo/staff';
import type { Seeded } from './http/company';
import { firstPageKb } from './http/first-page';
import { printAgainstGoals } from './http/goals';
import { mailSpeed } from './http/mail-speed';
import { publishMany } from './http/many-rules';
import { Product } from './http/product';
import { calmTickets, placesFor, read, type Kind, type Reading } from './http/reading';
import { opening, ruleSpeed, tagging } from './http/rule-speed';
import { Visitor } from './http/visitor';
import { percentile, rounded } from './measure';
import { openStore } from './store-app';

const tickets = 100_000;
const manyRules = 1_000;
const idleSeconds = 10;
const readers = ['agent@demo.test', 'admin@demo.test'];
const kinds: readonly Kind[] = ['list', 'filtered', 'search', 'ticket'];

type Figures = Record<string, number>;

/** The whole program on a database with 100,000 tickets: how quickly screens are filled, rules act and mail shows. */
export async function run(databaseUrl: string): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'casewright-bench-files-'));
  const environment = await environmentOf(databaseUrl, directory);
  const { events, appending, projecting } = await seed(environment);
  console.log(`${tickets} tickets, ${events} events: ${rounded(appending, 0)} s to append, ${rounded(projecting, 0)} s to project`);
  const product = await Product.start(environment);
  try {
    const figures = { ...(await measureAll(product, environment)), seconds_to_seed: rounded(appending + projecting, 0) };
    printAgainstGoals(figures);
    return figures;
  } finally {
    await product.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function seed(environment: Readonly<Record<string, string>>): Promise<Seeded> {
  const args = [resolve(__dirname, 'http/seed.js'), String(tickets)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...environment } });
  return JSON.parse(stdout) as Seeded;
}

async function measureAll(product: Product, environment: Readonly<Record<string, string>>): Promise<Figures> {
  const idleBefore = await idleMemory(product);
  const [agent = product.url, admin = product.url] = readers;
  const desk = await Visitor.signIn(product.url, admin, demoPassword);
  const watcher = await openStore(environment['DATABASE_URL'] ?? '');
  // What runs for the first time is compiled then, and so is a rule that was just published: the first seconds do not count.
  const warmUp = () => ruleSpeed(watcher, opening(desk), 20, 5);
  await warmUp();
  const rule = await ruleSpeed(watcher, opening(desk), 20, 15);
  const colleague = await Visitor.signIn(product.url, agent, demoPassword);
  const mail = await mailSpeed({ url: product.url, smtpPort: Number(environment['SMTP_INTAKE_PORT']) }, colleague, 5, 15);
  const readings = [await readAs(colleague, agent), await readAs(desk, admin)];
  const idle = Math.max(idleBefore, await idleMemory(product));
  await publishMany(desk, manyRules);
  await warmUp();
  const ruleAmongMany = await ruleSpeed(watcher, opening(desk), 20, 15);
  const eventAmongMany = await ruleSpeed(watcher, tagging(desk, await calmTickets(desk, 20 * 15)), 20, 15);
  await watcher.close();
  const firstPage = firstPageKb();
  return {
    ...figuresOf(readings),
    rule_p95_ms: rounded(percentile(rule, 95), 1),
    rule_among_1000_p95_ms: rounded(percentile(ruleAmongMany, 95), 1),
    event_among_1000_p95_ms: rounded(percentile(eventAmongMany, 95), 1),
    mail_to_row_p95_ms: rounded(percentile(mail, 95), 1),
    idle_rss_mb: rounded(idle, 0),
    ...(firstPage === null ? {} : { first_page_gzip_kb: rounded(firstPage, 1) }),
  };
}

/** At 50 requests a second, after a few seconds that do not count. */
async function readAs(visitor: Visitor, email: string): Promise<Reading> {
  const places = await placesFor(visitor);
  await read(visitor, places, 50, 5);
  const reading = await read(visitor, places, 50, 40);
  console.log(`\n${reading.requests} requests as ${email}, ${reading.errors.length} errors`);
  for (const error of new Set(reading.errors)) console.log(error);
  const rows = Object.entries(reading.latencies).map(([kind, values]) => {
    const [p50, p95, p99] = [50, 95, 99].map((percent) => rounded(percentile(values, percent), 1));
    return [kind, { 'p50 ms': p50, 'p95 ms': p95, 'p99 ms': p99 }] as const;
  });
  console.table(Object.fromEntries(rows));
  return reading;
}

/** The slower of the readers counts. */
function figuresOf(readings: readonly Reading[]): Figures {
  const slowest = (kind: Kind) => Math.max(...readings.map(({ latencies }) => percentile(latencies[kind], 95)));
  const p95 = Object.fromEntries(kinds.map((kind) => [`${kind}_p95_ms`, rounded(slowest(kind), 1)]));
  return { ...p95, http_errors: readings.reduce((sum, { errors }) => sum + errors.length, 0) };
}

async function idleMemory(product: Product): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
  return product.residentMb();
}

async function environmentOf(databaseUrl: string, directory: string): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    CASEWRIGHT_PROFILE: 'embedded',
    CASEWRIGHT_ROLE: 'all',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_INTAKE_PORT: String(await freePort()),
    DATABASE_URL: databaseUrl,
    CASEWRIGHT_KEY: randomBytes(32).toString('base64'),
    FILES_DIRECTORY: directory,
  };
}
