import type { ParsedMail } from '@casewright/plugin-sdk';
import type { ArrivedMail } from './arrived-mail';
import { judge, type Claim, type ThreadTicket } from './judge';

const support = 'support@demo.test';
const from = (...addresses: string[]) => addresses.map((address) => ({ address, name: '' }));
const ticket: ThreadTicket = { id: 'ticket', closed: false, participantIds: new Set(['ada']) };
const right: Claim = { source: 'address', ticket };
const forged: Claim = { source: 'address', ticket: null };

function arrived(headers: Record<string, string> = {}, more: Partial<ParsedMail> = {}, envelopeFrom = 'ada@outside.test'): ArrivedMail {
  const mail: ParsedMail = {
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    from: from('ada@outside.test'),
    replyTo: [],
    to: from(support),
    cc: [],
    subject: 'Projector',
    messageId: '<1@outside.test>',
    inReplyTo: [],
    references: [],
    text: 'Black picture',
    html: null,
    parts: [],
    ...more,
  };
  return { envelope: { from: envelopeFrom, to: [support] }, mail };
}

describe('judge', () => {
  it('opens a ticket for a mail that answers nothing', () => {
    expect(judge(arrived(), support, null, [])).toEqual({ do: 'open' });
  });

  it('lets a participant with a true token join', () => {
    expect(judge(arrived(), support, 'ada', [right])).toEqual({ do: 'comment', ticketId: 'ticket' });
  });

  it('follows up on a closed ticket', () => {
    const closed: Claim = { source: 'reference', ticket: { ...ticket, closed: true } };
    expect(judge(arrived(), support, 'ada', [closed])).toEqual({ do: 'follow-up', ticketId: 'ticket' });
  });

  it.each([
    ['a stranger with a true token', 'eve', [right], 'sender-not-participant'],
    ['somebody unknown with a true token', null, [right], 'sender-not-participant'],
    ['a stranger with a forged token', 'eve', [forged], 'reply-token-invalid'],
    ['a participant with a forged token', 'ada', [forged, { ...right, source: 'reference' as const }], 'reply-token-invalid'],
    ['a forged Message-ID', 'ada', [{ source: 'reference' as const, ticket: null }], 'reply-token-invalid'],
  ])('stops %s', (_who, senderId, claims, cause) => {
    expect(judge(arrived(), support, senderId, claims)).toMatchObject({ do: 'suspend', finding: { cause } });
  });

  it('overlooks a foreign Message-ID beside a true one', () => {
    const claims: Claim[] = [
      { source: 'reference', ticket: null },
      { source: 'reference', ticket },
    ];
    expect(judge(arrived(), support, 'ada', claims)).toEqual({ do: 'comment', ticketId: 'ticket' });
  });

  it.each([
    ['auto-submitted', 'auto-replied', 'automatic-reply'],
    ['auto-submitted', 'auto-generated; x=1', 'automatic-mail'],
    ['x-auto-response-suppress', 'All', 'automatic-mail'],
    ['precedence', 'bulk', 'automatic-mail'],
    ['precedence', 'Auto_Reply', 'automatic-reply'],
    ['precedence', 'list', 'mailing-list'],
    ['list-id', '<news.outside.test>', 'mailing-list'],
    ['return-path', '<>', 'empty-sender'],
    ['content-type', 'multipart/report; report-type=delivery-status', 'delivery-report'],
    ['x-loop', 'Support@demo.test', 'own-mail'],
    ['x-autoreply', 'yes', 'automatic-reply'],
  ])('keeps %s: %s from becoming a ticket', (name, value, cause) => {
    expect(judge(arrived({ [name]: value }), support, null, [])).toMatchObject({ do: 'suspend', finding: { cause } });
  });

  it.each([
    ['auto-submitted', 'no'],
    ['x-auto-response-suppress', 'None'],
    ['precedence', 'first-class'],
    ['x-loop', 'somebody@else.test'],
  ])('takes %s: %s for a person', (name, value) => {
    expect(judge(arrived({ [name]: value }), support, null, [])).toEqual({ do: 'open' });
  });

  it('recognises an empty envelope sender and the mail daemon', () => {
    expect(judge(arrived({}, {}, ''), support, null, [])).toMatchObject({ finding: { cause: 'empty-sender' } });
    expect(judge(arrived({}, { from: from('MAILER-DAEMON@mx.test') }), support, null, [])).toMatchObject({
      finding: { cause: 'delivery-report' },
    });
  });

  it('recognises our own mail by its Message-ID and by its sender', () => {
    const messageId = `<m.${'0'.repeat(32)}@demo.test>`;
    expect(judge(arrived({}, { messageId }), support, null, [])).toMatchObject({ finding: { cause: 'own-mail' } });
    expect(judge(arrived({}, { from: from('support+x@demo.test') }), support, null, [])).toMatchObject({ finding: { cause: 'own-mail' } });
  });

  it.each([
    ['nobody', [], 'sender-missing'],
    ['a name without address', from(''), 'sender-missing'],
    ['no real address', from('ada@localhost'), 'sender-missing'],
    ['two', from('a@b.test', 'c@d.test'), 'sender-ambiguous'],
  ])('stops mail whose From names %s', (_what, senders, cause) => {
    expect(judge(arrived({}, { from: senders }), support, null, [])).toMatchObject({ do: 'suspend', finding: { cause } });
  });

  it('keeps in mind which ticket a suspended mail belongs to', () => {
    expect(judge(arrived({ 'auto-submitted': 'auto-replied' }), support, 'ada', [right])).toMatchObject({ ticketId: 'ticket' });
  });
});
