import { expect, test, type Page } from '@playwright/test';
import { dataFolder, inDatabase } from './support/database';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

/** Seconds ahead, which no screen can ask for: fields of time know minutes only. */
async function remind(page: Page, ticketId: string): Promise<void> {
  const session = await page.request.post(url('/api/v1/auth/login'), { data: { email: 'manager@demo.test', password: 'casewright' } });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const answer = await page.request.post(url(`/api/v1/tickets/${ticketId}/reminders`), {
    data: { at: new Date(Date.now() + 2_000).toISOString(), text: 'Ring the cinema' },
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test.describe('the processes page', () => {
  let admin: Page;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
  });

  test('shows what a process has lived through, and ends it only with a reason', async () => {
    await admin.goto(url('/system/processes?status=running'));
    await admin.getByRole('table', { name: 'Processes' }).getByRole('button').first().click();
    const panel = admin.locator('cw-process-panel');
    await expect(panel.getByRole('heading', { name: 'History' })).toBeVisible();
    await expect(
      panel
        .locator('cw-process-steps li')
        .filter({ hasText: /Heard|Woken/ })
        .first(),
    ).toBeVisible();
    await panel.getByRole('button', { name: 'Cancel it' }).click();
    await panel.getByRole('button', { name: 'Cancel the process' }).click();
    await expect(panel.getByLabel('Why it is to end')).toBeFocused();
    await panel.getByLabel('Why it is to end').fill('Tried in a journey');
    await panel.getByRole('button', { name: 'Cancel the process' }).click();
    await expect(panel).toContainText('Cancelled: Tried in a journey');
    await expect(panel.getByRole('button', { name: 'Cancel it' })).toBeHidden();
  });

  test('shows which process is stuck and why, and has it try again once the cause is gone', async ({ browser }) => {
    test.skip(dataFolder() === undefined, 'The database of the product is out of reach.');
    const outside = await signedIn(browser, 'manager');
    const subject = unique('Nobody rings');
    const ticket = await ticketByMail(outside, admin, { from: 'nora.ring@newcomer.example', subject });
    const ticketId = ticket.split('/').at(-1) ?? '';
    // The log takes no word of this reminder: what every try of its process fails on.
    const refused = unique('refused').replace(' ', '_');
    await inDatabase(
      `alter table es.events add constraint ${refused} check (type <> 'reminder.rung' or data->>'ticketId' <> '${ticketId}') not valid`,
    );
    try {
      await remind(outside, ticketId);
      await admin.goto(url('/system/processes?status=parked'));
      const row = admin.getByRole('table', { name: 'Processes' }).getByRole('row').filter({ hasText: refused });
      // After five tries.
      await expect(row).toBeVisible({ timeout: 90_000 });
      await expect(row).toContainText('Reminder');
      await row.getByRole('button', { name: 'Reminder' }).click();
    } finally {
      await inDatabase(`alter table es.events drop constraint ${refused}`);
    }
    const panel = admin.locator('cw-process-panel');
    await expect(panel).toContainText(`violates check constraint "${refused}"`);
    await expect(panel).toContainText('nothing that came in meanwhile is lost');
    await looksRight(admin);
    await admin.setViewportSize(wide);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(panel.locator('cw-chip').first()).toHaveText('Done');
    await expect(panel.getByRole('button', { name: 'Try again' })).toBeHidden();
    await admin.goto(url('/system/processes?status=parked'));
    await expect(admin.getByRole('row').filter({ hasText: refused })).toHaveCount(0);
  });

  test('on a phone the list and one process fit the screen', async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.goto(url('/system/processes'));
    await admin.locator('cw-table button.name').first().click();
    await expect(admin.locator('cw-process-panel').getByRole('heading', { name: 'History' })).toBeVisible();
    const overflow = await admin.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
