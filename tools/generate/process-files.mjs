/** `my-thing` as it is written in the places where it is named. */
export function namesOf(context, name) {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return { context, name, camel, pascal: camel[0].toUpperCase() + camel.slice(1), words: name.replace(/-/g, ' ') };
}

/** The files of a new process by their path. It waits for a time and then sends one command; what it is really to do is written over that. */
export function processFiles(names) {
  const { context, name } = names;
  const folder = `libs/${context}/src/domain/${name}`;
  return {
    [`${folder}/${name}.events.ts`]: eventsFile(names),
    [`${folder}/${name}.process.ts`]: processFile(names),
    [`${folder}/${name}.property.spec.ts`]: propertySpec(names),
    [`libs/${context}/src/specs/${name}-hosts.int.spec.ts`]: hostsSpec(names),
  };
}

/** What is left to do by hand. */
export const registrationHint = ({ context, name, camel }) => `Register it where libs/${context} starts (onModuleInit of its module):

  this.eventTypes.register(${camel}Events);
  this.processes.register({ definition: ${camel}Process, module: require.resolve('./domain/${name}/${name}.process') });
  this.gateway.register({ type: '${name}.act', schema, create });   // the command that it sends, with a handler of its own

Its definition may import only what is pure: Temporal bundles it. Events that other contexts read belong in libs/contracts/src/events,
each with an example in its fixtures. docs/contributing.md says more.`;

const eventsFile = ({ name, camel, pascal, words }) => `import { defineEvents, event, type EventOf } from '@casewright/kernel';
import { z } from 'zod';

const subject = { id: z.uuid() };

/** The ${words} of one subject, each in its own stream. */
export const ${camel}Events = defineEvents('${name}', {
  started: event(z.strictObject({ ...subject, actAt: z.iso.datetime() })),
  moved: event(z.strictObject({ ...subject, actAt: z.iso.datetime() })),
  ended: event(z.strictObject(subject)),
});
export type ${pascal}Event = EventOf<typeof ${camel}Events>;
`;

const processFile = ({ name, camel, pascal, words }) => `import { defineProcess } from '@casewright/kernel';
import { ${camel}Events, type ${pascal}Event } from './${name}.events';

export interface ${pascal}State {
  readonly id: string;
  /** ISO 8601; null while nothing is waited for. */
  readonly actAt: string | null;
}

/** Waits with one ${words} until its time has come. */
export const ${camel}Process = defineProcess<${pascal}State, ${pascal}Event>({
  type: '${name}',
  version: 1,
  initial: { id: '', actAt: null },
  follows: Object.keys(${camel}Events) as ${pascal}Event['type'][],
  key: ({ data }) => data.id,
  starts: ({ type }) => type === '${name}.started',
  on(state, input, now) {
    switch (input.type) {
      case '${name}.started':
      case '${name}.moved': {
        const { id, actAt } = input.data;
        return { state: { id, actAt }, wakeAt: actAt };
      }
      case '${name}.ended':
        return { state: { ...state, actAt: null }, done: true };
      case 'process.woken':
        return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    }
  },
});

/** A wish to be woken that was given up since is answered with the time as it is now. */
function woken(state: ${pascal}State, now: number) {
  const { id, actAt } = state;
  if (actAt === null) return { state };
  if (Date.parse(actAt) > now) return { state, wakeAt: actAt };
  return { state: { id, actAt: null }, commands: [{ type: '${name}.act', data: { id } }] };
}
`;

const propertySpec = ({ name, camel, pascal, words }) => `import { idFrom } from '@casewright/kernel';
import { SimulatedHost, type Fate } from '@casewright/testing';
import fc from 'fast-check';
import type { ${pascal}Event } from './${name}.events';
import { ${camel}Process, type ${pascal}State } from './${name}.process';

const minute = 60_000;
const id = idFrom('subject');

type Step =
  | { readonly kind: 'start' | 'move'; readonly minutes: number; readonly fate: Fate }
  | { readonly kind: 'end' }
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'wake'; readonly fate: Fate }
  | { readonly kind: 'wake wrongly'; readonly place: number }
  | { readonly kind: 'again'; readonly place: number };

const fate = fc.constantFrom<Fate>('handled', 'crashed');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('start' as const, 'move' as const), minutes: fc.nat(60), fate }),
  fc.record({ kind: fc.constant('end' as const) }),
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.nat(40) }),
  fc.record({ kind: fc.constant('wake' as const), fate }),
  fc.record({ kind: fc.constant('wake wrongly' as const), place: fc.nat(20) }),
  fc.record({ kind: fc.constant('again' as const), place: fc.nat(20) }),
);

/** One ${words} on a host that does what hosts may do; what its command leads to ends it. */
class World {
  readonly acted: { readonly at: number; readonly due: string | null }[] = [];
  due: string | null = null;
  readonly host = new SimulatedHost<${pascal}State, ${pascal}Event>({
    definition: ${camel}Process,
    begin: Date.parse('2026-01-05T09:00:00Z'),
    execute: (_, now) => {
      this.acted.push({ at: now.getTime(), due: this.due });
      this.due = null;
      return [{ type: '${name}.ended', data: { id } }];
    },
  });

  do(given: Step): void {
    const { host } = this;
    if (given.kind === 'pass') host.pass(given.minutes * minute);
    else if (given.kind === 'wake') host.wakeIfDue(given.fate);
    else if (given.kind === 'wake wrongly') host.wakeWrongly(given.place);
    else if (given.kind === 'again') host.deliverAgain(given.place);
    else this.decide(given);
  }

  /** Starts what does not run, and moves and ends what does, as an aggregate would. */
  private decide(given: Extract<Step, { kind: 'start' | 'move' | 'end' }>): void {
    const runs = this.due !== null;
    if ((given.kind === 'start') === runs) return;
    if (given.kind === 'end') {
      this.due = null;
      return this.host.append([{ type: '${name}.ended', data: { id } }]);
    }
    const actAt = new Date(this.host.now.getTime() + given.minutes * minute).toISOString();
    this.due = actAt;
    this.host.append([{ type: given.kind === 'start' ? '${name}.started' : '${name}.moved', data: { id, actAt } }], given.fate);
  }
}

const lived = (steps: readonly Step[]): World => {
  const world = new World();
  for (const given of steps) world.do(given);
  return world;
};
const anySteps = fc.array(step, { maxLength: 50 });

describe('a ${words}, whatever the host does', () => {
  it('acts once for each time that it waits, and not before that', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { at, due } of lived(steps).acted) expect(Date.parse(due ?? 'never')).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('has nothing left to do once its time is past and the host has caught up', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const world = lived(steps);
        world.host.pass(61 * minute);
        world.host.settle();
        expect([world.due, world.host.running]).toEqual([null, null]);
      }),
    );
  });
});
`;

const hostsSpec = ({ name, camel, pascal, words }) => `import { CommandGateway } from '@casewright/commands';
import { EventStore, EventTypes } from '@casewright/event-store';
import { firstMeta, idFrom, newId, type FixedClock } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { createTestApp, describeWith, liveOnHost, startTemporal, until, type TestApp, type TestTemporal } from '@casewright/testing';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ${camel}Events, type ${pascal}Event } from '../domain/${name}/${name}.events';
import { ${camel}Process } from '../domain/${name}/${name}.process';

const hour = 3_600_000;

class Act extends Command<void> {
  constructor(
    readonly id: string,
    readonly commandId: string,
  ) {
    super();
  }
}

/** Keeps what the process asked for, and when. */
@CommandHandler(Act)
class Acts implements ICommandHandler<Act> {
  readonly asked = new Map<string, string>();

  execute({ id, commandId }: Act): Promise<void> {
    this.asked.set(commandId, id);
    return Promise.resolve();
  }
}

@Injectable()
class Setup implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly processes: ProcessHost,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(${camel}Events);
    this.processes.register({ definition: ${camel}Process, module: require.resolve('../domain/${name}/${name}.process') });
    this.gateway.register({
      type: '${name}.act',
      schema: z.strictObject({ id: z.uuid() }),
      create: ({ id }, { commandId }) => new Act(id, commandId),
    });
  }
}

const append = async ({ test }: { test: TestApp }, event: ${pascal}Event): Promise<void> => {
  const { id } = event.data;
  const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, test.clock.now());
  const stream = { streamId: id, category: '${name}', expected: 'any' as const };
  await test.get(EventStore).append({ ...stream, events: [event], meta, requestHash: id });
  await test.catchUp();
};

/** One that is moved and acts, and one that ends before. */
async function liveThrough(world: { test: TestApp }): Promise<unknown> {
  const { test } = world;
  const clock = test.clock as FixedClock;
  const [acts, ends] = [idFrom('${name} acts'), idFrom('${name} ends')];
  const at = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString();
  await append(world, { type: '${name}.started', data: { id: acts, actAt: at(1) } });
  await append(world, { type: '${name}.moved', data: { id: acts, actAt: at(2) } });
  await append(world, { type: '${name}.started', data: { id: ends, actAt: at(1) } });
  await append(world, { type: '${name}.ended', data: { id: ends } });
  const asked = () => [...test.get(Acts).asked.entries()];
  clock.advance(hour);
  await test.get(ProcessHost).runDue();
  const early = asked();
  clock.advance(hour);
  // Temporal's list of who is due lags a little behind, so whoever is missed the first time is asked again.
  await until(async () => {
    await test.get(ProcessHost).runDue();
    return asked().length > 0;
  }, 60_000);
  return { early, asked: asked() };
}

describeWith('temporal', 'A ${words} on PostgreSQL and on Temporal', () => {
  let temporal: TestTemporal;
  beforeAll(async () => {
    temporal = await startTemporal();
  }, 60_000);
  afterAll(() => temporal.stop());

  const run = (environment: Record<string, string>) =>
    liveOnHost(environment, async (surroundings) => ({ test: await createTestApp({ ...surroundings, providers: [Acts, Setup] }) }), liveThrough);

  it('does the same', async () => {
    const onPostgres = await run({});
    expect(onPostgres).toEqual({ early: [], asked: [[\`process:${name}:\${idFrom('${name} acts')}:1\`, idFrom('${name} acts')]] });
    expect(await run({ TEMPORAL_ADDRESS: temporal.address })).toEqual(onPostgres);
  }, 180_000);
});
`;
