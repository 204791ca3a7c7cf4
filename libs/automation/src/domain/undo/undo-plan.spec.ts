import type { TicketCommandMessage, TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import fc from 'fast-check';
import { streamTicketId, TicketStream } from '../../specs/ticket-stream';
import { planUndo, undoPrefix } from './undo-plan';

type Event = Stored<TicketEvent>;
const ticketId = streamTicketId;

/** A stream in which somebody takes things back. */
class Stream extends TicketStream {
  takeBack(isTaken: (event: Event) => boolean, commandId: string): void {
    for (const { state, command } of planUndo(this.events, isTaken)) {
      if (state === 'reversible' && command) this.run(command, { commandId });
    }
  }

  fields() {
    const { priority, type, teamId, tags } = this.state;
    return { priority, type, teamId, tags: [...tags].sort() };
  }
}

const tag = fc.constantFrom('a', 'b', 'c');
const command: fc.Arbitrary<TicketCommandMessage> = fc.oneof(
  fc.constantFrom('low', 'normal', 'high', 'urgent').map((to) => ({ type: 'ticket.change-priority', data: { ticketId, to } }) as const),
  fc
    .constantFrom('question', 'incident', 'task')
    .map((to) => ({ type: 'ticket.change-type', data: { ticketId, to } }) as TicketCommandMessage),
  fc.constantFrom(null, idFrom('team')).map((to) => ({ type: 'ticket.assign-team', data: { ticketId, to } }) as const),
  tag.map((name) => ({ type: 'ticket.tag', data: { ticketId, tag: name } }) as const),
  tag.map((name) => ({ type: 'ticket.untag', data: { ticketId, tag: name } }) as const),
);
const commands = fc.array(command, { maxLength: 8 });
const by = (prefix: string) => (event: Event) => event.meta.commandId.startsWith(prefix);

describe('taking a run back', () => {
  it('and doing it again leaves what the run left', () => {
    fc.assert(
      fc.property(commands, commands, (before, run) => {
        const stream = new Stream();
        for (const one of before) stream.run(one, { commandId: 'person' });
        const atFirst = stream.fields();
        for (const one of run) stream.run(one, { commandId: 'rule:1' });
        const afterwards = stream.fields();
        stream.takeBack(by('rule:1'), `${undoPrefix}1`);
        expect(stream.fields()).toEqual(atFirst);
        stream.takeBack(by(`${undoPrefix}1`), `${undoPrefix}2`);
        expect(stream.fields()).toEqual(afterwards);
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
        const touched = new Set(planUndo(stream.events.slice(0, 1).concat(stream.events.slice(made)), by('person')).map(({ key }) => key));
        for (const { key, state } of planUndo(stream.events, by('rule:1'))) {
          if (touched.has(key)) expect(state).toBe('changed-since');
        }
        const theirs = stream.fields();
        stream.takeBack(by('rule:1'), `${undoPrefix}1`);
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
    expect(planUndo(stream.events, by('rule:1')).map(({ key, state }) => [key, state])).toEqual([
      [`comment:${idFrom('comment')}`, 'final'],
      ['priority', 'reversible'],
    ]);
    stream.takeBack(by('rule:1'), `${undoPrefix}1`);
    expect(planUndo(stream.events, by('rule:1')).map(({ state }) => state)).toEqual(['final', 'undone']);
  });
});
