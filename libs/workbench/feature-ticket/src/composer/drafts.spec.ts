import { TestBed } from '@angular/core/testing';
import { Session } from '@casewright/data-access';
import { Drafts, emptyDraft, type Draft } from './drafts';

const reply = (body: string): Draft => ({ ...emptyDraft, body });

function start() {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me: () => ({ id: 'u1' }) } }] });
  return TestBed.inject(Drafts);
}

const file = (id: string) => ({ id, name: `${id}.txt`, size: 10, mediaType: 'text/plain', contentId: null });

describe('what was not sent', () => {
  it('stands before what was begun meanwhile, and makes it a note if it is one', () => {
    const drafts = start();
    drafts.write('t1', { ...reply('Hello'), attachments: [file('a1')] });
    drafts.giveBack('t1', { body: 'They never pay.', visibility: 'internal', attachments: [file('a2')] });
    expect(drafts.read('t1')).toEqual({ visibility: 'internal', body: 'They never pay.\n\nHello', attachments: [file('a2'), file('a1')] });
  });

  it('does not take the place of files that wait for their words', () => {
    const drafts = start();
    drafts.write('t1', { ...reply(''), attachments: [file('a1')] });
    drafts.giveBack('t1', reply('We come today.'));
    expect(drafts.read('t1')).toEqual({ ...reply('We come today.'), attachments: [file('a1')] });
  });
});

describe('a draft of a ticket that goes on in another one', () => {
  it('goes along', () => {
    const drafts = start();
    drafts.write('t2', reply('We come today.'));
    drafts.move('t2', 't1');
    expect([drafts.read('t1'), drafts.read('t2')]).toEqual([reply('We come today.'), null]);
  });

  it('stands behind what is written there already, and makes it a note if it is one', () => {
    const drafts = start();
    drafts.write('t1', reply('Hello'));
    drafts.write('t2', { ...reply('They never pay.'), visibility: 'internal' });
    drafts.move('t2', 't1');
    expect(drafts.read('t1')).toEqual({ visibility: 'internal', body: 'Hello\n\nThey never pay.', attachments: [] });
  });

  it('says whether there was one', () => {
    const drafts = start();
    drafts.write('t2', reply('We come today.'));
    expect([drafts.move('t2', 't1'), drafts.move('t2', 't1')]).toEqual([true, false]);
  });

  it('is nothing where nothing was written', () => {
    const drafts = start();
    drafts.write('t1', reply('Hello'));
    drafts.move('t2', 't1');
    expect(drafts.read('t1')).toEqual(reply('Hello'));
  });
});
