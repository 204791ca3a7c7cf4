import { CommandGateway } from '@casewright/commands';
import { notificationCommands, type RuleContentInput, type TellCommand } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { team } from './company';
import { RuleWorld } from './rule-world';

const branching: RuleContentInput = {
  name: 'Sort',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'lamp' }] },
  actions: [{ id: 'a1', type: 'ticket.set-priority', params: { to: 'high' } }],
  otherwise: [
    { id: 'o1', type: 'ticket.set-severity', params: { to: 'S4' } },
    { id: 'o2', type: 'notify.team', params: { to: team.id, text: 'Look at {{ticket.number}}: {{ticket.subject}}' } },
  ],
};

class Tell {
  constructor(
    readonly content: TellCommand,
    readonly meta: CommandMeta,
  ) {}
}

/** Stands in the place of notifications. */
@Injectable()
@CommandHandler(Tell)
class TellHandler {
  readonly told: Tell[] = [];

  execute(command: Tell): Promise<void> {
    this.told.push(command);
    return Promise.resolve();
  }
}

describe('what rules do otherwise', () => {
  let world: RuleWorld;
  beforeEach(async () => {
    world = await RuleWorld.create({ providers: [TellHandler] });
    world.test.get(CommandGateway).register({
      type: 'notification.tell',
      schema: notificationCommands['notification.tell'],
      create: (content, meta) => new Tell(content, meta),
    });
  });
  afterEach(() => world.test.close());

  it('is recorded and explained as such', async () => {
    const rule = await world.publish(branching);
    const ticketId = await world.open('Projector');
    const [opened] = await world.events(ticketId);
    expect(await world.decisions(ticketId)).toMatchObject([
      { outcome: 'fired', branch: 'otherwise', tree: { result: false }, changes: [{ field: 'severity', afterText: 'S4' }] },
    ]);
    expect(await world.whyNot(ticketId, rule.id)).toMatchObject({
      verdict: 'fired',
      conditionsHold: false,
      sentence: expect.stringMatching(/did not hold, so it did what it does otherwise/),
    });
    expect(world.test.get(TellHandler).told).toMatchObject([
      {
        content: { ticketId, to: { kind: 'team', id: team.id }, text: 'Look at T-1001: Projector' },
        meta: { commandId: `rule:${opened?.eventId}:${rule.id}@1:o2`, actor: { kind: 'rule', id: rule.id } },
      },
    ]);
    const lamp = await world.open('Lamp');
    expect(await world.decisions(lamp)).toMatchObject([{ branch: 'then', changes: [{ field: 'priority' }] }]);
  });

  it('is refused with a pointer to its place', async () => {
    const wrong = { ...branching, otherwise: [{ id: 'o1', type: 'notify.team', params: { to: rule0, text: 'Look' } }] };
    expect(await world.ask('POST', '/rules/check', wrong)).toMatchObject({ problems: [{ pointer: '/otherwise/0/params/to' }] });
  });
});

const rule0 = '3f0b1c5e-1111-4222-8333-444455556666';
