import { TestBed } from '@angular/core/testing';
import type { FieldKind, FieldValue, TicketFieldView } from '@casewright/contracts';
import { FieldProperty } from './field-property';

const at = '2026-01-05T09:00:00.000Z';
const field = (kind: FieldKind, more: Partial<TicketFieldView> = {}): TicketFieldView => ({
  ...{
    key: 'plan',
    kind,
    label: 'Plan',
    help: 'The contract',
    audience: 'staff',
    archived: false,
    version: 1,
    createdAt: at,
    updatedAt: at,
  },
  choices: ['gold', 'silver'].map((id) => ({ id, label: id.toUpperCase(), archived: false })),
  ...more,
});

async function show(inputs: { field: TicketFieldView; value?: FieldValue; state?: 'enabled' | 'disabled' }) {
  const fixture = TestBed.createComponent(FieldProperty);
  const edits: (FieldValue | null)[] = [];
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.edited.subscribe((value) => edits.push(value));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const choose = async (...options: string[]) => {
    element.querySelector('button')?.click();
    for (const option of options) {
      await fixture.whenStable();
      [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.trim() === option)?.click();
    }
    await fixture.whenStable();
  };
  const write = (text: string) => {
    const control = element.querySelector('input');
    if (!control) throw new Error('There is no input');
    control.value = text;
    control.dispatchEvent(new Event('change'));
  };
  return { element, edits, choose, write };
}

describe('a field in the side panel', () => {
  it('offers its choices, and none', async () => {
    const { element, edits, choose } = await show({ field: field('choice'), value: 'gold' });
    expect(element.textContent).toContain('GOLD');
    await choose('SILVER');
    await choose('No value');
    await choose('GOLD');
    expect(edits).toEqual(['silver', null]);
  });

  it('takes several choices one after the other', async () => {
    const { edits, choose } = await show({ field: field('multi-choice'), value: ['gold'] });
    await choose('SILVER', 'GOLD');
    expect(edits).toEqual([['gold', 'silver'], []]);
  });

  it('answers yes or no', async () => {
    const { element, edits, choose } = await show({ field: field('boolean', { choices: [] }), value: false });
    expect(element.textContent).toContain('No');
    await choose('Yes');
    expect(edits).toEqual([true]);
  });

  it.each<[FieldKind, string, FieldValue]>([
    ['text', ' NP-2000 ', 'NP-2000'],
    ['number', '3.5', 3.5],
    ['date', '2026-03-01', '2026-03-01'],
  ])('of kind %s is typed where it stands', async (kind, text, value) => {
    const { edits, write } = await show({ field: field(kind, { choices: [] }) });
    write(text);
    write('');
    expect(edits).toEqual([value]);
    const filled = await show({ field: field(kind, { choices: [] }), value });
    filled.write('');
    expect(filled.edits).toEqual([null]);
  });

  it('that is archived shows what the ticket has, and does not change', async () => {
    const { element } = await show({ field: field('text', { archived: true, choices: [] }), value: 'NP-1' });
    expect(element.querySelector('input')).toBeNull();
    expect(element.textContent).toContain('NP-1');
  });
});
