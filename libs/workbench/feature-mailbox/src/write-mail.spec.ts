import { TestBed } from '@angular/core/testing';
import { Session } from '@casewright/data-access';
import { WriteMail } from './write-mail';

const clara = { address: 'clara@newcomer.example', name: 'Clara' };

async function open() {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me: () => ({ id: 'reader' }) } }] });
  const fixture = TestBed.createComponent(WriteMail);
  const inputs = { from: clara, accounts: [clara], to: 'support@demo.test', sending: 'idle', problem: null };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const field = (id: string) => element.querySelector<HTMLInputElement>(`#mail-${id}`);
  const type = async (id: string, text: string) => {
    const control = field(id);
    if (!control) throw new Error(`There is no field ${id}`);
    control.value = text;
    control.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (label: string) => {
    [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)?.click();
    await fixture.whenStable();
  };
  return { form: fixture.componentInstance, fixture, element, field, type, press };
}

describe('the form of a mail', () => {
  beforeEach(() => localStorage.clear());

  it('is as it was typed after a crash, and empty again once it is sent', async () => {
    const first = await open();
    await first.type('subject', 'The foyer stays dark');
    await first.type('text', 'Since Monday.');
    const { form, fixture, element, field } = await open();
    expect(['from', 'subject', 'text'].map((id) => field(id)?.value)).toEqual([clara.address, 'The foyer stays dark', 'Since Monday.']);
    expect(element.querySelector('cw-restored-line')?.textContent).toMatch(/Your unsaved changes of \d\d:\d\d are back/);
    form.forget();
    await fixture.whenStable();
    expect([field('subject')?.value, localStorage.length]).toEqual(['', 0]);
  });

  it('begins empty after it was discarded', async () => {
    const first = await open();
    const cancelled = jest.fn();
    first.form.cancelled.subscribe(cancelled);
    await first.type('subject', 'The foyer stays dark');
    await first.press('Discard');
    expect([cancelled.mock.calls.length, localStorage.length]).toEqual([1, 0]);
    expect((await open()).field('subject')?.value).toBe('');
  });

  it('sends what is typed with the name that the address is known by', async () => {
    const { form, type, press } = await open();
    const sent = jest.fn();
    form.sent.subscribe(sent);
    await press('Send');
    expect(sent).not.toHaveBeenCalled();
    await type('subject', 'The foyer stays dark');
    await type('text', 'Since Monday.');
    await press('Send');
    expect(sent).toHaveBeenCalledWith({ from: clara.address, fromName: 'Clara', subject: 'The foyer stays dark', text: 'Since Monday.' });
  });
});
