import { TestBed } from '@angular/core/testing';
import type { MailSettingsContent, MailSettingsView } from '@casewright/contracts';
import { MailSettingsApi, Session, problemFrom } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { MailSettings } from './mail-settings';

const at = '2026-01-05T09:00:00.000Z';
const stale = problemFrom(412, { code: 'version.stale', detail: 'Somebody else has changed it since you read it.' });

describe('the mail settings', () => {
  let saved: MailSettingsView;
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    read: jest.fn(() => Promise.resolve(saved)),
    edit: jest.fn((content: MailSettingsContent, version: number) => {
      if (version !== saved.version) return Promise.reject(stale);
      saved = { ...content, version: version + 1, updatedAt: at };
      return Promise.resolve(saved);
    }),
    versions: jest.fn(() =>
      Promise.resolve({
        items: [
          { version: 2, madeAt: at, madeBy: { name: 'Ada Quist' }, content: { acknowledge: false, automaticMailsPerHour: 10 } },
          { version: 1, madeAt: at, madeBy: { name: 'Casewright' }, content: { acknowledge: true, automaticMailsPerHour: 10 } },
        ],
      }),
    ),
  };

  beforeEach(() => {
    localStorage.clear();
    jest.clearAllMocks();
    saved = { version: 2, acknowledge: false, automaticMailsPerHour: 10, updatedAt: at };
  });

  async function show(may: 'edit' | 'read' = 'edit') {
    TestBed.configureTestingModule({
      providers: [
        { provide: MailSettingsApi, useValue: api },
        { provide: Session, useValue: { me: () => ({ id: 'reader' }), may: () => may === 'edit' } },
        { provide: Notices, useValue: notices },
      ],
    });
    const fixture = TestBed.createComponent(MailSettings);
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settled();
    const element = fixture.nativeElement as HTMLElement;
    const limit = element.querySelector<HTMLInputElement>('input[type="number"]');
    const button = (label: string) => [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label);
    const press = async (label: string) => {
      button(label)?.click();
      await settled();
    };
    const type = async (text: string) => {
      if (!limit) throw new Error('There is no field');
      limit.value = text;
      limit.dispatchEvent(new Event('input'));
      await settled();
    };
    return { element, limit, button, press, type };
  }

  it('are saved on the version that was read, and list who changed them', async () => {
    const { element, button, press, type } = await show();
    expect(button('Save')?.disabled).toBe(true);
    expect(element.querySelector('cw-version-list')?.textContent).toMatch(/Version 2.*Ada Quist/s);
    expect(element.querySelector('cw-version-list del')?.textContent).toBe('yes');
    await type('20');
    await press('Save');
    expect(api.edit).toHaveBeenCalledWith({ acknowledge: false, automaticMailsPerHour: 20 }, 2);
    expect(notices.say).toHaveBeenCalledWith('Mail settings saved');
    expect(button('Save')?.disabled).toBe(true);
  });

  it.each(['0', '1001', '2.5', ''])('do not take %j mails in an hour', async (text) => {
    const { element, limit, button, type } = await show();
    await type(text);
    expect(button('Save')?.disabled).toBe(true);
    expect(limit?.getAttribute('aria-invalid')).toBe('true');
    expect(element.textContent).toContain('A whole number between 1 and 1000.');
  });

  it('ask whose stay where somebody else was faster', async () => {
    const { element, limit, press, type } = await show();
    await type('20');
    saved = { ...saved, version: 3, automaticMailsPerHour: 5 };
    await press('Save');
    expect(element.querySelector('cw-stale-notice')?.textContent).toContain('Somebody else has saved this');
    await press('Save mine over theirs');
    expect(saved).toMatchObject({ version: 4, automaticMailsPerHour: 20 });

    await type('30');
    saved = { ...saved, version: 5, automaticMailsPerHour: 7 };
    await press('Save');
    await press('Show theirs, drop mine');
    expect(limit?.value).toBe('7');
    expect(element.querySelector('cw-stale-notice')).toBeNull();
  });

  it('can be read by who may not change them', async () => {
    const { element, limit, button } = await show('read');
    expect(limit?.disabled).toBe(true);
    expect(button('Save')).toBeUndefined();
    expect(element.textContent).toContain('Managers and administrators can change this.');
  });
});
