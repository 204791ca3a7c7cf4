import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { TicketView } from '@casewright/contracts';
import { Session, TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Drafts, emptyDraft, type Draft } from '../composer/drafts';
import { Outbox } from '../composer/outbox';
import { TicketOutgoing } from './ticket-outgoing';
import { TicketStore } from './ticket.store';

const reply: Draft = { ...emptyDraft, body: 'We come today.' };

function start(mergedInto: TicketView['mergedInto'] = null) {
  localStorage.clear();
  const outbox = { waiting: signal([]), sent: signal(null), takeBack: jest.fn().mockReturnValueOnce(reply).mockReturnValue(null) };
  const refuse = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      TicketOutgoing,
      { provide: TicketStore, useValue: { ticket: signal({ id: 't1', reference: 'T-1001', mergedInto }) } },
      { provide: Outbox, useValue: outbox },
      { provide: TicketsApi, useValue: {} },
      { provide: Notices, useValue: { refuse } },
      { provide: Session, useValue: { me: () => ({ id: 'u1' }) } },
    ],
  });
  return { outgoing: TestBed.inject(TicketOutgoing), drafts: TestBed.inject(Drafts), refuse };
}

describe('a reply that is taken back', () => {
  it('stands before what was typed since', () => {
    const { outgoing, drafts, refuse } = start();
    drafts.write('t1', { ...emptyDraft, body: 'And tomorrow' });
    expect(outgoing.takeBack('k1')).toBe(true);
    expect(drafts.read('t1')?.body).toBe('We come today.\n\nAnd tomorrow');
    expect(refuse).not.toHaveBeenCalled();
  });

  it('waits where the ticket goes on that a colleague has merged meanwhile', () => {
    const { outgoing, drafts, refuse } = start({ id: 't2', reference: 'T-1002' });
    outgoing.takeBack('k1');
    expect([drafts.read('t1'), drafts.read('t2')]).toEqual([null, reply]);
    expect(refuse).toHaveBeenCalledWith(expect.stringContaining('T-1002'));
  });

  it('is none where it was sent already', () => {
    const { outgoing, drafts } = start();
    outgoing.takeBack('k1');
    drafts.write('t1', emptyDraft);
    expect(outgoing.takeBack('k1')).toBe(false);
    expect(drafts.read('t1')).toBeNull();
  });
});
