import { TestBed } from '@angular/core/testing';
import type { CommentView, TicketView } from '@casewright/contracts';
import { TicketJoins } from '../state/ticket-joins';
import { SplitDialog } from './split-dialog';

const ticket = { id: 't1', reference: 'T-1001', subject: 'The lamp flickers' } as TicketView;
const comment = { id: 'c2', text: 'The sound is gone, too.\n> Does it blink?', author: { name: 'Lena Lens' } } as CommentView;

async function show(split = jest.fn().mockResolvedValue(null)) {
  const joins = { split, leave: jest.fn() };
  TestBed.configureTestingModule({ providers: [{ provide: TicketJoins, useValue: joins }] });
  const fixture = TestBed.createComponent(SplitDialog);
  for (const [name, value] of Object.entries({ ticket, comment, key: 'k1' })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const field = element.querySelector('input');
  const submit = async (subject: string) => {
    if (!field) throw new Error('There is no field for the subject');
    field.value = subject;
    field.dispatchEvent(new Event('input'));
    element.querySelector<HTMLElement>('[type="submit"]')?.click();
    await fixture.whenStable();
  };
  return { fixture, element, field, joins, submit };
}

describe('opening a message as a new ticket', () => {
  it('begins with the subject of its ticket, and says which message and what happens', async () => {
    const { field, element } = await show();
    expect(field?.value).toBe('The lamp flickers');
    expect(element.querySelector('blockquote')?.textContent).toBe('The sound is gone, too.');
    expect(element.textContent).toMatch(/stays in T-1001, too.*Lena Lens is its\s+requester.*clocks start now/s);
  });

  it('asks for it with the subject, and its key', async () => {
    const { submit, joins } = await show();
    await submit(' No sound ');
    expect(joins.split).toHaveBeenCalledWith(ticket, 'c2', 'No sound', 'k1');
  });

  it('wants a subject', async () => {
    const { submit, joins, element, field } = await show();
    await submit('  ');
    expect(joins.split).not.toHaveBeenCalled();
    expect(element.querySelector('cw-field [role="alert"]')?.textContent).toContain('what the new ticket is about');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when it is refused, or the subject of the ticket changes', async () => {
    const { submit, fixture, element, field } = await show(jest.fn().mockResolvedValue('The ticket is closed.'));
    await submit('No sound');
    fixture.componentRef.setInput('ticket', { ...ticket, subject: 'Something else' });
    await fixture.whenStable();
    expect([element.querySelector('.problem[role="alert"]')?.textContent, field?.value]).toEqual(['The ticket is closed.', 'No sound']);
  });
});
