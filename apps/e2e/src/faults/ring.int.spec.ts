import type { RuleContentInput } from '@casewright/contracts';
import { ringLink } from '@casewright/testing';
import { Program } from './program';

const tickets = 8;
const size = 3;

const starter: RuleContentInput = {
  name: 'Starts the ring',
  order: { phase: 'intake', rank: 'z' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'ring' }] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['link-0'] } }],
};

describe('kill -9 of the worker while rules start each other in a ring', () => {
  let program: Program;
  let links: string[];

  beforeAll(async () => {
    program = await Program.start();
    links = [];
    for (let place = 0; place < size; place += 1) links.push(await program.desk.publishRule(ringLink(place, size, 'on-change')));
    await program.desk.publishRule(starter);
  });
  afterAll(async () => {
    await program?.end();
  });

  it.each([
    [
      'while a rule writes to the customer',
      { table: 'es.events', on: 'insert', when: `new.type = 'ticket.commented' and new.meta->'actor'->>'kind' = 'rule'` },
    ],
    ['while it notes what a rule decided', { table: 'automation.decisions', on: 'insert' }],
  ] as const)(
    '%s',
    async (_, passage) => {
      const { desk, findings } = program;
      await program.killWorkerAt(passage, () => desk.openTickets(`Ring ${passage.table}`, tickets));
      const chains = await findings.chains();
      for (const chain of chains) expect(chain).toMatchObject({ letters: size, wrote: expect.arrayContaining(links) as string[] });
      expect(Math.max(...chains.map(({ depth }) => Number(depth)))).toBeLessThanOrEqual(5);
      expect(await findings.mailsNotOnce()).toEqual([]);
      expect(await findings.commandsNotOnce()).toEqual([]);
    },
    120_000,
  );
});
