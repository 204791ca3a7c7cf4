import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';

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

  test('on a phone the list and one process fit the screen', async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.goto(url('/system/processes'));
    await admin.locator('cw-table button.name').first().click();
    await expect(admin.locator('cw-process-panel').getByRole('heading', { name: 'History' })).toBeVisible();
    const overflow = await admin.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
