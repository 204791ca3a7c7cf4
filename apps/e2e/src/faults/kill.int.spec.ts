import { until } from '@casewright/testing';
import { Gate, type Passage } from './gate';
import { Program } from './program';
import { differencesAfterRebuild } from './projections';

interface Point {
  readonly name: string;
  readonly victim: 'api' | 'worker';
  readonly passage: Passage;
}

const points: readonly Point[] = [
  {
    name: 'the api while it appends',
    victim: 'api',
    passage: { table: 'es.events', on: 'insert', when: `new.meta->>'commandId' like 'http:%'` },
  },
  { name: 'the worker while it projects', victim: 'worker', passage: { table: 'rm.ticket_list', on: 'insert or update' } },
  {
    name: 'the worker between the commands of a rule',
    victim: 'worker',
    passage: { table: 'es.events', on: 'insert', when: `new.meta->'actor'->>'kind' = 'rule' and new.type = 'ticket.team-assigned'` },
  },
  {
    name: 'the worker while it sends mail',
    victim: 'worker',
    passage: { table: 'mail.sent', on: 'update', when: 'new.sent_at is not null' },
  },
  { name: 'the worker while it takes mail in', victim: 'worker', passage: { table: 'mail.messages', on: 'insert' } },
  {
    name: 'the worker while a process acts',
    victim: 'worker',
    passage: { table: 'es.events', on: 'insert', when: `new.type = 'sla.warned'` },
  },
];

const once = { 'ticket.priority-changed': 1, 'ticket.tagged': 1, 'ticket.team-assigned': 1 };

describe('kill -9 under load', () => {
  let program: Program;
  let gate: Gate;

  beforeAll(async () => {
    program = await Program.start();
    gate = await Gate.in(program.databaseUrl);
  });
  afterAll(async () => {
    await gate?.end();
    await program?.end();
  });

  describe.each(points)('of $name', ({ victim, passage }) => {
    it('is survived', async () => {
      const { load, findings } = program;
      const real = { ...passage, table: passage.table.startsWith('rm.') ? await findings.tableBehind(passage.table) : passage.table };
      load.start();
      await gate.close(real);
      await gate.reached();
      await program[victim].kill();
      await gate.open(real);
      await program[victim].start();
      await load.stop();
      await program.settled();
    });

    it('leaves each command in the log once', async () => {
      const { findings, load, desk } = program;
      expect(await findings.brokenStreams()).toEqual([]);
      expect(await findings.commandsNotOnce()).toEqual([]);
      expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    });

    it('makes each accepted mail one ticket, and sends each mail once', async () => {
      const { findings, load } = program;
      expect(await findings.missingMails(load.mails)).toEqual([]);
      expect(await findings.ticketsByMail()).toHaveLength(load.mails.length);
      expect(await findings.mailsNotOnce()).toEqual([]);
      const replies = load.commands.filter(({ does }) => does === 'reply').length;
      expect(await findings.letters()).toEqual({ acknowledgment: load.mails.length, comment: replies });
    });

    it('lets rules and clocks act once', async () => {
      const { findings, load, ruleId } = program;
      const dark = [
        ...load.commands.filter((command) => command.dark).map(({ ticketId }) => ticketId),
        ...(await findings.ticketsByMail()),
      ];
      expect(await findings.effectsOf(ruleId)).toEqual(new Map(dark.map((ticketId) => [ticketId, once])));
      expect(await findings.clocksNotOnce()).toEqual([]);
    });
  });

  it('was felt by those who sent', () => {
    expect(program.load.unconfirmed).toBeGreaterThan(0);
    expect(program.load.commands.length).toBeGreaterThan(30);
  });

  it('answers a key that comes again with the first result', async () => {
    const { desk, findings, load } = program;
    const asked = `es.events where meta->>'commandId' like 'http:%'`;
    const before = await findings.count(asked);
    for (const { ticketId, repeat } of load.commands.slice(-12)) expect((await repeat()).id).toBe(ticketId);
    expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    expect(await findings.count(asked)).toBe(before);
  });

  it('leaves projections that are what the log says', async () => {
    const { desk, findings } = program;
    await until(async () => (await findings.dueSoon()).length === 0);
    await program.settled();
    expect(await differencesAfterRebuild(desk, findings)).toEqual([]);
    expect(await findings.count('rm.ticket_list')).toBe(await findings.count(`es.events where type = 'ticket.opened'`));
  });
});
