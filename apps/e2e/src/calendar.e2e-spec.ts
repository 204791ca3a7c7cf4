import { expect, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

const name = unique('Cinema hours');
const subject = unique('Reel three jumps');
const movingDay = unique('Moving day');
const nextYear = new Date().getFullYear() + 1;

/** As a calendar program of an authority would write it. */
const holidays = (year: number): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Holidays//EN'],
    ...[
      ['Day of Work', `${year}0501`],
      ['Midsummer', `${year}0624`],
    ].flatMap(([summary, date]) => [
      ...['BEGIN:VEVENT', `UID:${date}@holidays.example`, `DTSTAMP:${year}0101T000000Z`],
      ...[`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${summary}`, 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

/** The first working day that is a week ahead, or a little more. */
function workingDayAhead(): string {
  const day = new Date(Date.now() + 7 * 86_400_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

test.describe('a calendar', () => {
  let manager: Page;

  test.beforeAll(async ({ browser }) => {
    manager = await signedIn(browser, 'manager');
  });

  const list = () => manager.locator('cw-holiday-form');
  const year = () => manager.locator('cw-calendar-year');
  const question = () => manager.getByRole('dialog', { name: 'What happens to the clocks that run?' });
  const version = () => manager.locator('cw-editor-frame .state');
  const addHalfDay = async (date: string, holiday: string) => {
    await manager.getByLabel('Day of the holiday', { exact: true }).fill(date);
    await manager.getByLabel('Name of the holiday').fill(holiday);
    await manager.getByLabel('Open for some hours').check();
    await manager.getByLabel('The holiday opens').fill('08:00');
    await manager.getByLabel('The holiday closes').fill('10:00');
    await manager.getByRole('button', { name: 'Add', exact: true }).click();
  };
  const saveForRunningClocks = async () => {
    await manager.getByRole('button', { name: 'Save …' }).click();
    await question().getByRole('radio', { name: 'Remaining time' }).check();
    await expect(question()).toContainText('It would change');
  };

  test('is made with half a day and the holidays of a file, and shows its year', async () => {
    await manager.goto(url('/sla/calendars'));
    await manager.getByRole('link', { name: 'New calendar' }).click();
    await manager.getByLabel('Name', { exact: true }).fill(name);
    await manager.getByLabel('Every year').check();
    await addHalfDay(`${nextYear}-12-24`, 'Christmas Eve');
    await expect(list().getByRole('listitem').filter({ hasText: 'Christmas Eve' })).toContainText('open 08:00–10:00');
    const file = { name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(holidays(nextYear)) };
    await manager.locator('cw-holiday-import input[type=file]').setInputFiles(file);
    const found = manager.getByRole('region', { name: 'Holidays in the file' });
    await expect(found).toContainText('2 holidays from');
    await found.getByRole('button', { name: 'Take over 2' }).click();
    for (const holiday of ['Day of Work', 'Midsummer']) await expect(list()).toContainText(holiday);
    await year().getByRole('button', { name: 'The year after' }).click();
    await expect(year().getByRole('img', { name: /^December/ })).toHaveAttribute('aria-label', /24: Christmas Eve/);
    await expect(year().getByRole('img', { name: /^June/ })).toHaveAttribute('aria-label', /24: Midsummer/);
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(manager).toHaveURL(/\/sla\/calendars\/[0-9a-f-]{36}$/);
    await manager.goto(url('/sla/calendars'));
    await expect(manager.getByRole('row').filter({ hasText: name })).toContainText('3');
  });

  test('that clocks count by says what a change does to them before it is saved', async () => {
    await writeMail(manager, { from: 'rosa.reel@newcomer.example', subject, text: 'At the same place each night.' });
    await openTicket(manager, subject);
    await expect(manager.locator('cw-sla-section')).toContainText('Resolution');
    await manager.goto(url('/sla/calendars'));
    await manager.getByRole('link', { name: 'Office hours', exact: true }).click();
    await addHalfDay(workingDayAhead(), movingDay);
    await saveForRunningClocks();
    for (const group of await question().locator('details:not([open]) > summary').all()) await group.click();
    await expect(question().getByRole('link').first()).toBeVisible();
    const before = Number(/version (\d+)/.exec((await version().textContent()) ?? '')?.[1]);
    await question().getByRole('button', { name: 'Save' }).click();
    await expect(version()).toContainText(`version ${before + 1}`);
    await expect(manager.getByRole('status').filter({ hasText: 'Carried to the clocks of' })).toBeVisible();
    await manager.getByRole('button', { name: `Remove ${movingDay}` }).click();
    await saveForRunningClocks();
    await question().getByRole('button', { name: 'Save' }).click();
    await expect(version()).toContainText(`version ${before + 2}`);
    await manager.goto(url('/sla/changes'));
    await expect(manager.getByRole('row').filter({ hasText: 'Office hours' }).first()).toContainText('Remaining time');
  });
});
