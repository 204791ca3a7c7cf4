import type { Stored } from '@casewright/kernel';
import fc from 'fast-check';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';
import { ProcessDefinitions } from '../core/definitions';
import { advance, newLife, type AnyDefinition, type Life } from '../core/life';
import { Retraced } from './retraced';

const definitions = new ProcessDefinitions();
definitions.add(registered(reminder));
const definition = reminder as unknown as AnyDefinition;
const [anHour, later] = [3_600_000, '2999-01-01T00:00:00.000Z'];

async function retraced(log: SampleLog, events: readonly Stored[], lastSent: number, now = new Date().toISOString()) {
  const life = new Retraced({ definitions, onWake: () => undefined }, { type: 'reminder', key: log.subject, lastSent });
  for (const event of events) await life.hear(event);
  return life.end(now);
}

/** What a host makes of events, with the numbers of the commands that it sends. */
function hosted(log: SampleLog, from: Life, events: readonly Stored[]): { life: Life; numbers: readonly number[] } {
  let life = from;
  const numbers: number[] = [];
  for (const event of events) {
    const step = advance(definition, log.subject, life, event, { now: event.recordedAt, facts: undefined, definitionVersion: 1 });
    numbers.push(...step.outgoing.commands.map((_, place) => step.outgoing.firstNumber + place));
    life = step.life;
  }
  return { life, numbers };
}

describe('A life that is retraced', () => {
  it('is the one that was lived, and whatever nobody acted on is acted on once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.boolean(), fc.nat(3), async (length, isClosed, known) => {
        const log = new SampleLog();
        const events: Stored[] = [log.opened(), ...Array.from({ length }, () => log.noted()), ...(isClosed ? [log.closed()] : [])];
        const lived = hosted(log, newLife(definition), events);
        const lastSent = Math.min(known, lived.life.sent);
        const { life, inbox } = await retraced(log, events, lastSent);
        const after = hosted(log, life, inbox);
        expect(after.life).toEqual(lived.life);
        expect(after.numbers).toEqual(lived.numbers.filter((number) => number > life.sent));
        expect(after.numbers).toEqual(expect.arrayContaining(lived.numbers.filter((number) => number > lastSent)));
      }),
    );
  });

  it('was woken at the times that it had asked for, as far as somebody is known to have acted', async () => {
    const log = new SampleLog();
    const due = new Date(Date.now() - anHour);
    const events = [log.opened(due), log.noted()];
    const woken = await retraced(log, events, 2);
    expect(woken).toMatchObject({ life: { sent: 2, wakeAt: null, wakes: [{ due: due.toISOString() }] }, inbox: [] });
    const still = await retraced(log, events, 1);
    expect(still).toMatchObject({ life: { sent: 1, wakeAt: due.toISOString(), wakes: [] }, inbox: [{ type: 'sample.noted' }] });
  });

  it('waits for what has not come yet', async () => {
    const log = new SampleLog();
    const due = new Date(Date.now() + anHour);
    expect(await retraced(log, [log.opened(due)], 2)).toMatchObject({ life: { wakeAt: due.toISOString(), status: 'running' } });
    expect(await retraced(log, [log.opened(due)], 1, later)).toMatchObject({ life: { wakeAt: due.toISOString(), status: 'running' } });
  });

  it('never uses the number of a command that went out', async () => {
    const log = new SampleLog();
    expect((await retraced(log, [log.opened()], 7)).life.sent).toBe(7);
  });

  it('begins with what it has heard of where nothing went out', async () => {
    const log = new SampleLog();
    const { life, inbox } = await retraced(log, [log.opened(), log.noted()], 0);
    expect(life).toEqual(newLife(definition));
    expect(inbox.map(({ type }) => type)).toEqual(['sample.opened', 'sample.noted']);
  });
});
