import { Severity, type TicketCommandMessage, type TicketEvent, type UndoDirection } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { streamTicketId, TicketStream } from '../../specs/ticket-stream';
import { effectOf } from './effects';
import { lineageOf } from './lineage';
import { planUndo } from './undo-plan';

const ticketId = streamTicketId;

/** A stream in which somebody takes back what a run did, and does it again. */
class Stream extends TicketStream {
  private requests = 0;

  plan(run: string, direction: UndoDirection = 'undo') {
    const lineage = lineageOf(this.events, ({ meta }) => (meta.commandId === run ? run : undefined));
    return planUndo(this.events, lineage, direction);
  }

  carryOut(run: string, direction: UndoDirection): void {
    this.requests += 1;
    for (const { key, state, command, event } of this.plan(run, direction)) {
      const commandId = `${direction}:${this.requests}:${key}`;
      if (state === 'reversible' && command) this.run(command as TicketCommandMessage, { commandId, causationId: event.eventId });
    }
  }

  fields() {
    const { priority, severity, type, status, teamId, assigneeId, requesterId, organisationId, subject, tags, fields } = this.state;
    return {
      priority,
      severity,
      type,
      status: status.id,
      teamId,
      assigneeId,
      requesterId,
      organisationId,
      subject,
      tags: [...tags].sort(),
      tier: fields['ticket.field.tier'] ?? null,
    };
  }
}

const tag = fc.constantFrom('a', 'b', 'c');
const command: fc.Arbitrary<TicketCommandMessage> = fc.oneof(
  fc.constantFrom('low', 'normal', 'high', 'urgent').map((to) => ({ type: 'ticket.change-priority', data: { ticketId, to } }) as const),
  fc
    .constantFrom('question', 'incident', 'task')
    .map((to) => ({ type: 'ticket.change-type', data: { ticketId, to } }) as TicketCommandMessage),
  fc.constantFrom(null, 'gold', 'silver').map((to) => ({ type: 'ticket.set-field', data: { ticketId, key: 'tier', to } }) as const),
  fc.constantFrom(null, idFrom('team')).map((to) => ({ type: 'ticket.assign-team', data: { ticketId, to } }) as const),
  fc.constantFrom(null, ...Severity.options).map((to) => ({ type: 'ticket.change-severity', data: { ticketId, to } }) as const),
  fc.constantFrom('open', 'pending', 'solved').map((to) => ({ type: 'ticket.change-status', data: { ticketId, to } }) as const),
  fc.constantFrom(null, idFrom('agent')).map((to) => ({ type: 'ticket.assign-agent', data: { ticketId, to } }) as const),
  fc.constantFrom(idFrom('ada'), idFrom('ben')).map((to) => ({ type: 'ticket.change-requester', data: { ticketId, to } }) as const),
  fc.constantFrom('Dark', 'Dark hall').map((to) => ({ type: 'ticket.change-subject', data: { ticketId, to } }) as const),
  tag.map((name) => ({ type: 'ticket.tag', data: { ticketId, tag: name } }) as const),
  tag.map((name) => ({ type: 'ticket.untag', data: { ticketId, tag: name } }) as const),
);
const commands = fc.array(command, { maxLength: 8 });

describe('taking a run back', () => {
  it('and doing it again leaves what the run left, as often as one likes', () => {
    fc.assert(
      fc.property(commands, commands, fc.integer({ min: 1, max: 3 }), (before, run, times) => {
        const stream = new Stream();
        for (const one of before) stream.run(one, { commandId: 'person' });
        const atFirst = stream.fields();
        for (const one of run) stream.run(one, { commandId: 'rule:1' });
        const afterwards = stream.fields();
        for (let time = 0; time < times; time += 1) {
          stream.carryOut('rule:1', 'undo');
          expect(stream.fields()).toEqual(atFirst);
          expect(stream.plan('rule:1').filter(({ state }) => state !== 'undone')).toEqual([]);
          stream.carryOut('rule:1', 'redo');
          expect(stream.fields()).toEqual(afterwards);
          expect(stream.plan('rule:1', 'redo').filter(({ state }) => state !== 'redone')).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('and doing it again leaves alone what somebody has touched in between', () => {
    fc.assert(
      fc.property(commands, commands, commands, (run, between, since) => {
        const stream = new Stream();
        for (const one of run) stream.run(one, { commandId: 'rule:1' });
        for (const one of between) stream.run(one, { commandId: 'person' });
        stream.carryOut('rule:1', 'undo');
        const made = stream.events.length;
        for (const one of since) stream.run(one, { commandId: 'person' });
        const touched = new Set(stream.events.slice(made).flatMap((event) => effectOf(event)?.key ?? []));
        const theirs = stream.fields();
        for (const { key, state } of stream.plan('rule:1', 'redo')) expect(state === 'changed-since').toBe(touched.has(key));
        stream.carryOut('rule:1', 'redo');
        if (touched.has('priority')) expect(stream.fields().priority).toBe(theirs.priority);
        if (touched.has('teamId')) expect(stream.fields().teamId).toBe(theirs.teamId);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves alone what somebody has touched since, and nothing else', () => {
    fc.assert(
      fc.property(commands, commands, (run, since) => {
        const stream = new Stream();
        for (const one of run) stream.run(one, { commandId: 'rule:1' });
        const made = stream.events.length;
        for (const one of since) stream.run(one, { commandId: 'person' });
        const touched = new Set(stream.events.slice(made).flatMap((event) => effectOf(event)?.key ?? []));
        for (const { key, state } of stream.plan('rule:1')) expect(state).toBe(touched.has(key) ? 'changed-since' : 'reversible');
        const theirs = stream.fields();
        stream.carryOut('rule:1', 'undo');
        if (touched.has('priority')) expect(stream.fields().priority).toBe(theirs.priority);
        if (touched.has('teamId')) expect(stream.fields().teamId).toBe(theirs.teamId);
      }),
      { numRuns: 500 },
    );
  });

  it('knows what was taken back already, and what never can be', () => {
    const stream = new Stream();
    stream.run({ type: 'ticket.change-priority', data: { ticketId, to: 'urgent' } }, { commandId: 'rule:1' });
    const comment = { commentId: idFrom('comment'), visibility: 'public' };
    stream.push({ type: 'ticket.commented', data: comment } as unknown as TicketEvent, { commandId: 'rule:1' });
    expect(stream.plan('rule:1').map(({ key, state }) => [key, state])).toEqual([
      [`comment:${idFrom('comment')}`, 'final'],
      ['priority', 'reversible'],
    ]);
    stream.carryOut('rule:1', 'undo');
    expect(stream.plan('rule:1').map(({ state }) => state)).toEqual(['final', 'undone']);
    // Mails are not sent again.
    expect(stream.plan('rule:1', 'redo').map(({ key, state }) => [key, state])).toEqual([['priority', 'reversible']]);
  });

  it('tells its own taking back from that of another run', () => {
    const stream = new Stream();
    stream.run({ type: 'ticket.change-priority', data: { ticketId, to: 'high' } }, { commandId: 'rule:1' });
    stream.run({ type: 'ticket.change-priority', data: { ticketId, to: 'urgent' } }, { commandId: 'rule:2' });
    stream.carryOut('rule:2', 'undo');
    expect(stream.plan('rule:1').map(({ state }) => state)).toEqual(['changed-since']);
    expect(stream.plan('rule:1', 'redo')).toEqual([]);
  });
});
