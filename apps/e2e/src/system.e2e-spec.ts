import { expect, test, type Page } from '@playwright/test';
import { dataFolder, inDatabase } from './support/database';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

const from = 'system@newcomer.example';

/** The faults are made in the database, behind the back of the program. */
test.describe('the System page', () => {
  test.skip(() => dataFolder() === undefined, 'The database of the product is out of reach.');
  let admin: Page;
  let outside: Page;
  let table: string;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
    outside = await signedIn(browser, 'manager');
    const [live] = await inDatabase<{ table: string }>(
      `select 'rm.ticket_list_v' || version || case build when 1 then '' else '_b' || build end as table
       from es.checkpoints where subscription = 'ticket-list' and state = 'live'`,
    );
    table = live?.table ?? '';
  });

  test('shows a parked event, and takes it up again when the cause is gone', async () => {
    const subject = unique('Refused by the table');
    await inDatabase(`alter table ${table} add constraint refused check (subject not like 'Refused by the table%') not valid`);
    await writeMail(outside, { from, subject, text: 'The list will not have me.' });
    await admin.goto(url('/system?reader=ticket-list'));
    const parked = admin.getByRole('region', { name: 'Parked events' }).getByRole('row').filter({ hasText: 'ticket.opened' });
    await expect(parked).toBeVisible();
    await inDatabase(`alter table ${table} drop constraint refused`);
    // As after five tries, which take half a minute: it does not come back by itself any more.
    await inDatabase(`update es.parked set status = 'parked', attempts = 5 where status = 'retrying'`);
    await expect(parked).toContainText('Parked');
    await parked.click();
    await expect(admin.locator('cw-parked-panel')).toContainText('violates check constraint');
    await admin.locator('cw-parked-panel').getByRole('button', { name: 'Try again' }).click();
    await expect(admin.getByRole('heading', { name: 'Nothing is parked' }).or(admin.getByText('No parked event fits'))).toBeVisible();
    await openTicket(admin, subject);
  });

  test('says why a reader does not get on, and that it gets on again', async () => {
    const subject = unique('Written too early');
    await inDatabase(`alter table ${table} rename column subject to mislaid`);
    try {
      await writeMail(outside, { from, subject, text: 'There is no column for me.' });
      await admin.goto(url('/system'));
      const readers = admin.getByRole('region', { name: 'Readers of the log' });
      await expect(readers).toContainText('Failing');
      await expect(readers).toContainText(/42703 column .*subject/);
      await expect(readers).toContainText('Rebuild it');
    } finally {
      await inDatabase(`alter table ${table} rename column mislaid to subject`);
    }
    await expect(admin.getByRole('region', { name: 'Readers of the log' })).not.toContainText('Failing');
    await openTicket(admin, subject);
  });
});
