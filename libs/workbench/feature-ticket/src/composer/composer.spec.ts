import { TestBed } from '@angular/core/testing';
import { Session, TicketsApi } from '@casewright/data-access';
import { Composer } from './composer';
import { Drafts, emptyDraft, type Draft } from './drafts';

const submitted: { draft: Draft; status: string | null }[] = [];

async function show(ticketId = 't1') {
  const fixture = TestBed.createComponent(Composer);
  fixture.componentRef.setInput('ticketId', ticketId);
  fixture.componentRef.setInput('recipient', 'Maria');
  fixture.componentRef.setInput('statuses', []);
  fixture.componentInstance.submitted.subscribe((message) => submitted.push(message));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const field = element.querySelector('textarea');
  if (!field) throw new Error('There is no field');
  return {
    fixture,
    element,
    field,
    async type(text: string) {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    async press(key: string, ctrlKey = false) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    },
  };
}

describe('Composer', () => {
  beforeEach(() => {
    localStorage.clear();
    submitted.length = 0;
    TestBed.configureTestingModule({
      providers: [
        { provide: TicketsApi, useValue: { upload: jest.fn() } },
        { provide: Session, useValue: { me: () => ({ id: 'u1' }) } },
      ],
    });
  });

  it('sends with Ctrl+Enter and is empty then', async () => {
    const { type, press, field } = await show();
    await type('We come today.');
    await press('Enter', true);
    expect(submitted).toEqual([{ draft: { visibility: 'public', body: 'We come today.', attachments: [] }, status: null }]);
    expect(field.value).toBe('');
  });

  it('does not send what says nothing', async () => {
    const { type, press } = await show();
    await type('  \n ');
    await press('Enter', true);
    expect(submitted).toEqual([]);
  });

  it('keeps the draft of each ticket across a reload', async () => {
    const first = await show('t1');
    await first.type('Half a sent');
    first.fixture.destroy();
    expect((await show('t1')).field.value).toBe('Half a sent');
    expect((await show('t2')).field.value).toBe('');
  });

  it('shows what comes back to its draft, before what was typed meanwhile', async () => {
    const { fixture, field, type } = await show('t1');
    await type('And tomorrow');
    TestBed.inject(Drafts).giveBack('t1', { ...emptyDraft, body: 'We come today.' });
    await fixture.whenStable();
    expect(field.value).toBe('We come today.\n\nAnd tomorrow');
  });

  it('does not keep what goes along with a ticket that was merged', async () => {
    const { fixture, field, type } = await show('t1');
    await type('We come today.');
    TestBed.inject(Drafts).move('t1', 't2');
    await fixture.whenStable();
    expect(field.value).toBe('');
    expect((await show('t2')).field.value).toBe('We come today.');
  });

  it('stays a note before its first letter, whatever comes to other drafts', async () => {
    const { fixture, element } = await show('t1');
    fixture.componentInstance.focus('internal');
    TestBed.inject(Drafts).giveBack('t2', { ...emptyDraft, body: 'We come today.' });
    await fixture.whenStable();
    expect(element.getAttribute('data-visibility')).toBe('internal');
  });

  it('tells a note from a reply', async () => {
    const { fixture, element, press, type } = await show();
    fixture.componentInstance.focus('internal');
    await fixture.whenStable();
    expect(element.getAttribute('data-visibility')).toBe('internal');
    await type('Check the driver board.');
    await press('Enter', true);
    expect(submitted[0]?.draft.visibility).toBe('internal');
  });

  it('offers only what the reader may write', async () => {
    const { fixture, element } = await show();
    fixture.componentRef.setInput('kinds', ['public']);
    await fixture.whenStable();
    expect(element.querySelector('[role="tab"]')).toBeNull();
    expect(element.querySelector('textarea')?.getAttribute('aria-label')).toBe('Your message');
  });
});
