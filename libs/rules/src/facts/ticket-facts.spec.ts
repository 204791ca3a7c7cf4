import type { FieldKind, FieldValue, TicketEvent } from '@casewright/contracts';
import { sampleFields } from '../testing/sample-fields';
import { reader } from '../testing/sample-rule';
import { fieldFacts } from './field-facts';
import type { Stored } from '@casewright/kernel';
import { ticketCatalog, withFields } from './ticket-catalog';
import { factsWithRequester, momentOf, ticketFacts } from './ticket-facts';

const person = '20000000-0000-4000-8000-000000000001';
const status = { id: 'new', category: 'new' as const };
let version = 0;

function stored(commandId: string, at: string, event: TicketEvent): Stored<TicketEvent> {
  version += 1;
  return {
    ...event,
    eventId: `e${version}`,
    streamId: 'ticket-1',
    category: 'ticket',
    version,
    position: { epoch: 1, xid: '1', seq: String(version) },
    meta: { commandId, actor: { kind: 'customer', id: person }, correlationId: 'c', causationId: null, depth: 0, at },
    recordedAt: at,
  };
}

const comment = (text: string, more: object = {}): TicketEvent => ({
  type: 'ticket.commented',
  data: {
    commentId: person,
    subjectId: person,
    authorId: person,
    authorKind: 'customer',
    visibility: 'public',
    channel: 'mail',
    text,
    html: null,
    attachments: [],
    messageId: null,
    automatic: false,
    ...more,
  },
});

const stream = [
  stored('open', '2026-03-02T10:00:00Z', {
    type: 'ticket.opened',
    data: {
      number: 1,
      subject: 'Black',
      subjectId: person,
      requesterId: person,
      organisationId: null,
      channel: 'mail',
      type: 'incident',
      priority: 'normal',
      severity: null,
      status,
      teamId: null,
      assigneeId: null,
      tags: ['a'],
      followsUp: null,
    },
  }),
  stored('open', '2026-03-02T10:00:00Z', comment('Black picture')),
  stored('edit', '2026-03-02T11:00:00Z', { type: 'ticket.priority-changed', data: { from: 'normal', to: 'high' } }),
  stored('edit', '2026-03-02T11:00:00Z', { type: 'ticket.tagged', data: { tag: 'b' } }),
  stored('reply', '2026-03-02T12:00:00Z', comment('We are coming', { authorKind: 'agent' })),
  stored('away', '2026-03-02T12:01:00Z', comment('I am away', { automatic: true })),
];
const fieldSet = (key: string, kind: FieldKind, from: FieldValue | null, to: FieldValue | null): TicketEvent => ({
  type: 'ticket.field-set',
  data: { subjectId: kind === 'text' ? person : null, key, kind, from, to },
});
const fielded = [
  ...stream,
  stored('fields', '2026-03-02T13:00:00Z', fieldSet('tier', 'choice', null, 'gold')),
  stored('fields', '2026-03-02T13:00:00Z', fieldSet('bought', 'date', null, '2026-03-01')),
  stored('clear', '2026-03-02T14:00:00Z', fieldSet('tier', 'choice', 'gold', null)),
];
const factsAt = (eventId: string, events = stream) => {
  const moment = momentOf(events, eventId);
  return (
    moment &&
    ticketFacts(moment, {
      requester: { id: person, name: 'Ada', email: 'ada@example.org', organisationId: null, removed: false },
      organisation: null,
    })
  );
};

describe('the facts of an event', () => {
  it('of opening include the first message, and nothing was before', () => {
    expect(factsAt('e1')).toMatchObject({
      before: null,
      values: { 'ticket.firstMessage': 'Black picture', 'ticket.commentCount': 1, 'event.type': 'ticket.opened', 'before.priority': null },
    });
  });

  it('hold all that one command did, and what was before all of it', () => {
    for (const id of ['e3', 'e4']) {
      expect(factsAt(id)).toMatchObject({
        before: { 'ticket.priority': 'normal', 'ticket.tags': ['a'] },
        values: { 'ticket.priority': 'high', 'ticket.tags': ['a', 'b'], 'before.priority': 'normal' },
      });
    }
  });

  it('are as of the event, not as of now', () => {
    expect(factsAt('e3')?.values).toMatchObject({ 'ticket.commentCount': 1, 'ticket.lastAgentReplyAt': null, 'event.commentText': null });
  });

  it('know who wrote, when, and whether a machine did', () => {
    expect(factsAt('e5')?.values).toMatchObject({
      'event.commentAuthor': 'agent',
      'event.automatic': false,
      'ticket.lastAgentReplyAt': Date.parse('2026-03-02T12:00:00Z'),
    });
    expect(factsAt('e6')?.values).toMatchObject({
      'event.automatic': true,
      'ticket.lastCustomerMessageAt': Date.parse('2026-03-02T12:01:00Z'),
    });
  });

  it('are those of the catalog, but for what is looked up', () => {
    const inEvents = ticketCatalog.facts.filter(({ lookUp }) => lookUp === undefined);
    expect(Object.keys(factsAt('e1')?.values ?? {}).sort()).toEqual(inEvents.map(({ id }) => id).sort());
  });

  it('hold what goes with another requester, for rules that set one', () => {
    const maria = { id: 'maria', name: 'Maria', email: 'maria@kino.test', organisationId: 'kino', removed: false };
    const candidates = new Map([[maria.id, { requester: maria, organisation: { id: 'kino', name: 'Kino' } }]]);
    const moment = momentOf(stream, 'e1');
    const known = moment && reader(ticketFacts(moment, { requester: null, organisation: null, candidates }).values);
    expect(known && factsWithRequester('maria', known)).toEqual({
      ...{ 'ticket.requesterId': 'maria', 'ticket.organisationId': 'kino', 'organisation.name': 'Kino' },
      ...{ 'requester.name': 'Maria', 'requester.email': 'maria@kino.test', 'requester.emailDomain': 'kino.test' },
    });
    const unknown = reader({ 'ticket.requesterId': person, 'requester.name': 'Ada' });
    expect(unknown.with(factsWithRequester('grace', unknown)).values).toMatchObject({
      ...{ 'ticket.requesterId': 'grace', 'requester.name': undefined, 'organisation.name': undefined },
    });
  });

  it('are none for an event of another stream', () => {
    expect(momentOf(stream, 'elsewhere')).toBeNull();
  });

  it('hold fields that the desk has added, a day as its first moment, on both sides of the event', () => {
    const set = factsAt('e7', fielded);
    expect(set?.values).toMatchObject({ 'ticket.field.tier': 'gold', 'ticket.field.bought': Date.UTC(2026, 2, 1) });
    expect(set?.before?.['ticket.field.tier']).toBeUndefined();
    const cleared = factsAt('e9', fielded);
    expect(cleared?.values).toMatchObject({ 'ticket.field.tier': null, 'before.field.tier': 'gold' });
    expect(cleared?.before?.['ticket.field.tier']).toBe('gold');
  });

  it('know each field by its kind, and an archived one as gone', () => {
    const catalog = withFields(ticketCatalog, fieldFacts(sampleFields.map((field) => ({ ...field, archived: field.key === 'serial' }))));
    expect(catalog.find('ticket.field.serial')).toMatchObject({ type: 'text', personal: true, gone: true, tracked: true });
    expect(catalog.find('ticket.field.bought')).toMatchObject({ type: 'date', day: true });
    expect(catalog.find('before.field.halls')).toMatchObject({ type: 'list', group: 'before', label: 'Halls before the event' });
    expect(catalog.find('before.field.halls')?.tracked).toBeUndefined();
  });
});
