import { TestBed } from '@angular/core/testing';
import type { TicketFieldView } from '@casewright/contracts';
import { ApiProblem, Session, TicketFieldsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { FieldPanel } from './field-panel';
import { keyFrom } from './words';

const at = '2026-01-05T09:00:00.000Z';
const tier: TicketFieldView = {
  ...{ key: 'tier', kind: 'choice', label: 'Tier', help: '', audience: 'staff', archived: false, version: 3, createdAt: at, updatedAt: at },
  choices: [
    { id: 'gold', label: 'Gold', archived: false },
    { id: 'silver', label: 'Silver', archived: true },
  ],
};

describe('the panel of a field', () => {
  const api = {
    create: jest.fn(() => Promise.resolve(tier)),
    edit: jest.fn(() => Promise.resolve(tier)),
    archive: jest.fn(() => Promise.resolve(tier)),
    restore: jest.fn(() => Promise.resolve(tier)),
    versions: jest.fn(() => Promise.resolve({ items: [], nextCursor: null })),
  };
  const notices = { say: jest.fn(), refuse: jest.fn() };

  async function show(field: TicketFieldView | null, permissions = ['ticket-field.manage']) {
    TestBed.configureTestingModule({
      providers: [
        { provide: TicketFieldsApi, useValue: api },
        { provide: Session, useValue: { me: () => ({ id: 'reader' }), may: (permission: string) => permissions.includes(permission) } },
        { provide: Notices, useValue: notices },
      ],
    });
    const fixture = TestBed.createComponent(FieldPanel);
    fixture.componentRef.setInput('field', field);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const press = async (label: string) => {
      const named = (button: HTMLButtonElement) => (button.getAttribute('aria-label') ?? button.textContent).trim() === label;
      const found = [...element.querySelectorAll('button')].find(named);
      if (!found) throw new Error(`There is no button ${label}`);
      found.click();
      await fixture.whenStable();
    };
    const type = async (place: string, text: string) => {
      const control = element.querySelector<HTMLInputElement>(place);
      if (!control) throw new Error(`There is no ${place}`);
      control.value = text;
      control.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    return { fixture, element, press, type };
  }

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('makes a field of choices, with a key that follows from its label', async () => {
    const { element, press, type, fixture } = await show(null);
    const closed = jest.fn();
    fixture.componentInstance.closed.subscribe(closed);
    await type('input[required]', 'Contract tier');
    for (const label of ['Gold plan', 'Größe XL']) {
      await type('[aria-label="Another choice"]', label);
      await press('Add the choice');
    }
    await press('Earlier: Größe XL');
    expect(element.querySelector<HTMLInputElement>('input[maxlength="40"]')?.value).toBe('contract_tier');
    await press('Add the field');
    expect(api.create).toHaveBeenCalledWith({
      ...{ key: 'contract_tier', kind: 'choice', label: 'Contract tier', help: '', audience: 'staff' },
      choices: [
        { id: 'gro_e_xl', label: 'Größe XL' },
        { id: 'gold_plan', label: 'Gold plan' },
      ],
    });
    expect(closed).toHaveBeenCalled();
  });

  it('brings a choice back as what it was, and takes another out', async () => {
    const { press, type } = await show(tier);
    await type('[aria-label="Another choice"]', 'Silver');
    await press('Add the choice');
    await press('Take out: Gold');
    await press('Save');
    expect(api.edit).toHaveBeenCalledWith(
      'tier',
      { label: 'Tier', help: '', audience: 'staff', choices: [{ id: 'silver', label: 'Silver' }] },
      3,
    );
  });

  it('asks whose version stays where a newer one was saved since it was typed', async () => {
    const stale = () => new ApiProblem(412, 'version.stale', 'Somebody else has changed it since you read it.', null, []);
    await (await show(tier)).type('input[required]', 'Mine');
    TestBed.resetTestingModule();
    const { element, fixture, type, press } = await show({ ...tier, label: 'Theirs', version: 5 });
    const changed = jest.fn();
    fixture.componentInstance.changed.subscribe(changed);
    api.edit.mockRejectedValueOnce(stale());
    await press('Save');
    expect(api.edit).toHaveBeenLastCalledWith('tier', expect.objectContaining({ label: 'Mine' }), 3);
    expect(changed).toHaveBeenCalledTimes(1);
    await press('Save mine over theirs');
    expect(api.edit).toHaveBeenLastCalledWith('tier', expect.objectContaining({ label: 'Mine' }), 5);

    await type('input[required]', 'Mine again');
    api.edit.mockRejectedValueOnce(stale());
    await press('Save');
    fixture.componentRef.setInput('field', { ...tier, label: 'Theirs again', version: 6 });
    await fixture.whenStable();
    expect(element.querySelector('cw-stale-notice')).not.toBeNull();
    await press('Show theirs, drop mine');
    expect([element.querySelector('input')?.value, element.querySelector('cw-stale-notice')]).toEqual(['Theirs again', null]);
  });

  it('is archived only after asking once more, and comes back', async () => {
    const { press } = await show(tier);
    await press('Archive the field …');
    await press('Archive Tier');
    expect(api.archive).toHaveBeenCalledWith('tier', 3);
    TestBed.resetTestingModule();
    const archived = await show({ ...tier, archived: true });
    await archived.press('Use it again');
    expect(api.restore).toHaveBeenCalledWith('tier', 3);
  });

  it('says at the field why it is refused', async () => {
    const { element, press, type } = await show(tier);
    const taken = { pointer: '/label', code: 'taken', message: 'There is a field of this name.' };
    api.edit.mockRejectedValueOnce(new ApiProblem(400, 'request.invalid', 'Look at the fields.', null, [taken]));
    await type('input[required]', 'Plan');
    await press('Save');
    expect(element.querySelector('label')?.textContent).toContain('There is a field of this name.');
  });

  it('has no levers for whoever may only look', async () => {
    const { element } = await show(tier, []);
    expect(
      [...element.querySelectorAll('button')].map((button) => button.textContent.trim()).filter((label) => /Save|Archive/.test(label)),
    ).toEqual([]);
  });
});

describe('keyFrom', () => {
  it.each([
    ['Serial number', 'serial_number'],
    ['3 D glasses?', 'd_glasses'],
    ['Größe', 'gro_e'],
    ['Été', 'ete'],
    ['???', ''],
  ])('%s → %s', (label, key) => expect(keyFrom(label)).toBe(key));
});
