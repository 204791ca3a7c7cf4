import type { TicketCommandMessage, TicketEvent } from '@casewright/contracts';
import { fold, idFrom, type Stored } from '@casewright/kernel';
import { ticketState } from '@casewright/rules';
import fc from 'fast-check';
import { planUndo, undoPrefix } from './undo-plan';

type Event = Stored<TicketEvent>;
const ticketId = idFrom('ticket');
const opened = {
  type: 'ticket.opened',
  data: {
    number: 1,
    subject: 'Dark',
    subjectId: idFrom('person'),
    requesterId: idFrom('person'),
    organisationId: null,
    channel: 'mail',
    type: 'question',
    priority: 'normal',
    severity: null,
    status: { id: 'new', category: 'new' },
    teamId: null,
    assigneeId: null,
    tags: ['a'],
    followsUp: null,
  },
} as unknown as TicketEvent;

/** A stream that grows by commands, as tickets would let it. */
class Stream {
  readonly events: Event[] = [];

  constructor() {
    this.push(opened, 'open');
  }

  get state() {
    const state = fold(ticketState, this.events);
    if (!state) throw new Error('The ticket was not opened');
    return state;
  }

  push(event: TicketEvent, commandId: string): void {
    const version = this.events.length + 1;
    const meta = {
      commandId,
      actor: { kind: 'user', id: 'u' },
      correlationId: 'c',
      causationId: null,
      depth: 0,
      at: '2026-01-05T09:00:00.000Z',
    };
    this.events.push({ ...event, eventId: `e${version}`, streamId: ticketId, version, meta } as unknown as Event);
  }

  run({ type, data }: TicketCommandMessage, commandId: string): void {
    const { state } = this;
    if (type === 'ticket.change-priority' && data.to !== state.priority)
      this.push({ type: 'ticket.priority-changed', data: { from: state.priority, to: data.to } }, commandId);
    if (type === 'ticket.change-type' && data.to !== state.type)
      this.push({ type: 'ticket.type-changed', data: { from: state.type, to: data.to ?? 'task' } }, commandId);
    if (type === 'ticket.assign-team' && data.to !== state.teamId)
      this.push({ type: 'ticket.team-assigned', data: { from: state.teamId, to: data.to } }, commandId);
    if (type === 'ticket.tag' && !state.tags.includes(data.tag)) this.push({ type: 'ticket.tagged', data: { tag: data.tag } }, commandId);
    if (type === 'ticket.untag' && state.tags.includes(data.tag))
      this.push({ type: 'ticket.untagged', data: { tag: data.tag } }, commandId);
  }

  takeBack(isTaken: (event: Event) => boolean, commandId: string): void {
    for (const { state, command } of planUndo(this.events, isTaken)) if (state === 'reversible' && command) this.run(command, commandId);
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
        for (const one of before) stream.run(one, 'person');
        const atFirst = stream.fields();
        for (const one of run) stream.run(one, 'rule:1');
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
        for (const one of run) stream.run(one, 'rule:1');
        const made = stream.events.length;
        for (const one of since) stream.run(one, 'person');
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
    stream.run({ type: 'ticket.change-priority', data: { ticketId, to: 'urgent' } }, 'rule:1');
    const comment = { commentId: idFrom('comment'), visibility: 'public' };
    stream.push({ type: 'ticket.commented', data: comment } as unknown as TicketEvent, 'rule:1');
    expect(planUndo(stream.events, by('rule:1')).map(({ key, state }) => [key, state])).toEqual([
      [`comment:${idFrom('comment')}`, 'final'],
      ['priority', 'reversible'],
    ]);
    stream.takeBack(by('rule:1'), `${undoPrefix}1`);
    expect(planUndo(stream.events, by('rule:1')).map(({ state }) => state)).toEqual(['final', 'undone']);
  });
});
