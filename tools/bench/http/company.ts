import { CasewrightModule } from '@casewright/composition';
import { loadConfig } from '@casewright/config';
import { PeopleDirectory } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { firstMeta, FixedClock, newId } from '@casewright/kernel';
import { Database, migrate } from '@casewright/persistence';
import { Subscriptions } from '@casewright/subscriptions';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { makeCompany } from '../../demo/make-company';
import { historyOf, type ClockPolicy, type HistoryWorld } from './history';

const extraPeople = 2_000;
const lanes = 256;

export interface Seeded {
  readonly events: number;
  readonly appending: number;
  readonly projecting: number;
}

/**
 * The demo company after two years: its people and rules by commands, its tickets by appending what their commands would have, its
 * read models by the projections. Returns how long it took, in seconds.
 */
export async function seedCompany(environment: NodeJS.ProcessEnv, tickets: number): Promise<Seeded> {
  await migrate(loadConfig(environment).values.DATABASE_URL);
  const [events, appending] = await timed(() => withProgram(environment, (app, clock) => appendHistory(app, clock, tickets)));
  const [, projecting] = await timed(() => withProgram(environment, (app) => project(app)));
  return { events, appending, projecting };
}

/** The program without network and without background work. */
async function withProgram<Result>(
  environment: NodeJS.ProcessEnv,
  work: (app: INestApplicationContext, clock: FixedClock) => Promise<Result>,
): Promise<Result> {
  const clock = new FixedClock(new Date());
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(loadConfig(environment), clock), { logger: ['error'] });
  try {
    return await work(app, clock);
  } finally {
    await app.close();
  }
}

/** When this is through, reactors begin behind it: nobody wants two years of mail again. */
async function appendHistory(app: INestApplicationContext, clock: FixedClock, tickets: number): Promise<number> {
  const company = await makeCompany(app, clock);
  const world: HistoryWorld = { ...company, people: await populate(app, company.people), policy: await policyOf(app), until: clock.now() };
  const [store, database] = [app.get(EventStore), app.get(Database)];
  const numbers = await database.query<{ number: number }>(
    `select nextval('tickets.numbers')::integer as number from generate_series(1, $1)`,
    [tickets],
  );
  let [next, events] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let place = next++; place < tickets; place = next++) {
      for (const { actor, at, ...turn } of historyOf(place, tickets, numbers[place]?.number ?? 0, world)) {
        await store.append({ ...turn, expected: 'any', meta: firstMeta(newId(), actor, at), requestHash: '' });
        events += turn.events.length;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await database.query(
    `update es.checkpoints set (epoch, xid, seq) = (select e.epoch, e.xid, e.seq from es.events e order by e.epoch desc, e.xid desc, e.seq desc limit 1)
     where kind = 'reactor'`,
  );
  return events;
}

/** What PostgreSQL does in the minutes after so much was written is done at once: two years of events do not come in one go elsewhere. */
async function project(app: INestApplicationContext): Promise<void> {
  await app.get(Subscriptions).catchUp();
  await app.get(Database).query('vacuum (analyze)');
  await app.get(Database).query('checkpoint');
}

/** Customers beyond the forty of the demo; every team has somebody who answers. */
async function populate(app: INestApplicationContext, known: readonly string[]): Promise<HistoryWorld['people']> {
  const directory = app.get(PeopleDirectory);
  const people = [...(await directory.people(known)).values()];
  for (let place = 0; place < extraPeople; place += 1)
    people.push(await directory.findOrCreate(`customer-${place}@customers.example`, `Customer ${place}`));
  return people;
}

async function policyOf(app: INestApplicationContext): Promise<ClockPolicy> {
  const [policy] = await app.get(Database).query<ClockPolicy & Record<string, unknown>>(
    `select p.id as "policyId", 1 as "policyVersion", c.id as "calendarId", 1 as "calendarVersion" from sla.policies p cross join sla.calendars c
     order by p.rank desc limit 1`,
  );
  if (!policy) throw new Error('The company has no SLA policy');
  return policy;
}

async function timed<Result>(work: () => Promise<Result>): Promise<[result: Result, seconds: number]> {
  const started = performance.now();
  return [await work(), (performance.now() - started) / 1000];
}
