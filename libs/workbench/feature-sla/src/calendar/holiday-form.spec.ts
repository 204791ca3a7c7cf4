import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Holiday, HolidayImport } from '@casewright/contracts';
import { SlaAdminApi } from '@casewright/data-access';
import { HolidayForm } from './holiday-form';

const christmas: Holiday = { date: '2026-12-25', name: 'Christmas' };
const inFile: HolidayImport = {
  holidays: [christmas, { date: '2026-01-06', yearly: true, name: 'Epiphany' }],
  leftOut: [{ name: 'Team lunch', reason: 'It has a time of day; only whole days are taken over.' }],
};

async function form(holidays: readonly Holiday[]) {
  const asked: unknown[] = [];
  const readHolidays = (file: unknown) => (asked.push(file), Promise.resolve(inFile));
  TestBed.configureTestingModule({
    providers: [provideZonelessChangeDetection(), { provide: SlaAdminApi, useValue: { readHolidays } }],
  });
  const fixture = TestBed.createComponent(HolidayForm);
  fixture.componentRef.setInput('holidays', holidays);
  const changes: Holiday[][] = [];
  fixture.componentInstance.changed.subscribe((changed) => changes.push(changed));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const labelled = (label: string) => page.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
  const fill = (label: string, value: string) => {
    const field = labelled(label);
    if (!field) throw new Error(`There is no ${label}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
  };
  const check = (words: string) => {
    const label = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.includes(words));
    label?.querySelector<HTMLInputElement>('input')?.click();
  };
  const press = (words: string) => [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
  const settled = () => fixture.whenStable();
  return { page, changes, asked, labelled, fill, check, press, settled };
}

describe('the holidays of a calendar', () => {
  it('are entered as stretches, every year, with hours', async () => {
    const { changes, fill, check, press, settled } = await form([]);
    fill('Day of the holiday', '2026-12-24');
    fill('Last day of the holiday, if there are several', '2026-12-26');
    fill('Name of the holiday', ' Christmas ');
    check('Every year');
    check('Open for some hours');
    await settled();
    fill('The holiday closes', '11:00');
    press('Add');
    expect(changes).toEqual([
      [{ date: '2026-12-24', until: '2026-12-26', yearly: true, name: 'Christmas', hours: [{ from: '09:00', to: '11:00' }] }],
    ]);
  });

  it('say what is wrong before they are taken', async () => {
    const { page, changes, fill, press, settled } = await form([christmas]);
    const words = async () => (press('Add'), await settled(), page.querySelector('[role=alert]')?.textContent);
    expect(await words()).toContain('Give the day');
    fill('Day of the holiday', '2026-12-25');
    fill('Name of the holiday', 'Again');
    expect(await words()).toContain('on this day already');
    fill('Last day of the holiday, if there are several', '2026-12-01');
    expect(await words()).toContain('before the first');
    expect(changes).toEqual([]);
  });

  it('come from a file only once they were seen', async () => {
    const { page, changes, asked, press, settled } = await form([christmas]);
    const files = page.querySelector<HTMLInputElement>('input[type=file]');
    Object.defineProperty(files, 'files', { value: [{ size: 20, text: () => Promise.resolve('BEGIN:VCALENDAR') }] });
    files?.dispatchEvent(new Event('change'));
    // The file's text and the answer each take some turns.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await settled();
    expect(asked).toEqual([{ text: 'BEGIN:VCALENDAR', fromYear: new Date().getFullYear(), years: 5 }]);
    expect(page.textContent).toContain('1 holiday from');
    expect(page.textContent).toContain('1 known already');
    expect(page.textContent).toContain('Team lunch');
    expect(changes).toEqual([]);
    press('Take over 1');
    expect(changes).toEqual([[inFile.holidays[1], christmas]]);
  });
});
