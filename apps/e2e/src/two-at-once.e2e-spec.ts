import { expect, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';

test.describe.configure({ mode: 'serial' });

/** Two people have the same page open; the first to save is not written over unasked. */
test.describe('what two change at once', () => {
  let admin: Page;
  let manager: Page;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
    manager = await signedIn(browser, 'manager');
  });

  const both = () => [admin, manager] as const;
  const question = (page: Page) => page.locator('cw-stale-notice');

  test('are the mail settings, which list who changed them', async () => {
    const limit = (page: Page) => page.getByLabel('Automatic mails to one address in an hour, at most');
    const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
    for (const page of both()) {
      await page.goto(url('/suspended-mail?settings=open'));
      await expect(limit(page)).not.toHaveValue('');
    }
    await limit(admin).fill('12');
    await save(admin);
    await expect(admin.getByText('Mail settings saved')).toBeVisible();
    await limit(manager).fill('0');
    await expect(manager.getByText('A whole number between 1 and 1000.')).toBeVisible();
    await limit(manager).fill('14');
    await save(manager);
    await expect(question(manager)).toContainText('Somebody else has saved this since you opened it.');
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Show theirs, drop mine' }).click();
    await expect(limit(manager)).toHaveValue('12');
    await limit(manager).fill('10');
    await save(manager);
    await expect(manager.getByText('Mail settings saved')).toBeVisible();
    const versions = manager.locator('cw-version-list li');
    await expect(versions.nth(1).locator('.head')).not.toContainText('Casewright');
    await versions.first().getByText('1 change').click();
    await expect(versions.first().locator('del')).toHaveText('12');
  });

  test('is the order of the policies', async () => {
    const rows = (page: Page) => page.getByRole('list', { name: /Policies in the order/ }).locator('> li');
    const names = (page: Page) => rows(page).locator('.words a').allTextContents();
    const down = (page: Page) => rows(page).first().getByRole('button', { name: /down/ }).click();
    const save = (page: Page) => page.getByRole('button', { name: 'Save this order' }).click();
    for (const page of both()) {
      await page.goto(url('/sla'));
      await expect(rows(page).nth(1)).toBeVisible();
    }
    const before = await names(admin);
    await down(admin);
    await save(admin);
    await expect(admin.getByText('The policies are tried in this order now')).toBeVisible();
    const theirs = await names(admin);
    await down(manager);
    await down(manager);
    await down(manager);
    await save(manager);
    await expect(question(manager)).toBeVisible();
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Show theirs, drop mine' }).click();
    await expect(question(manager)).toBeHidden();
    expect(await names(manager)).toEqual(theirs);
    await down(manager);
    await save(manager);
    await expect(manager.getByText('The policies are tried in this order now')).toBeVisible();
    expect(await names(manager)).toEqual(before);
  });

  test("is one's own name, which an administrator has changed as well", async () => {
    const name = manager.getByLabel('Your name, as colleagues and customers see it');
    await manager.goto(url('/account'));
    await expect(name).not.toHaveValue('');
    const before = await name.inputValue();
    await admin.goto(url('/people?q=manager%40demo.test'));
    await admin.getByRole('row').filter({ hasText: 'manager@demo.test' }).click();
    await admin.getByLabel('Name', { exact: true }).fill(`${before} Senior`);
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(admin.getByRole('row').filter({ hasText: `${before} Senior` })).toBeVisible();
    await name.fill(`${before} Junior`);
    await manager.getByRole('button', { name: 'Save name' }).click();
    await expect(question(manager)).toBeVisible();
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Save mine over theirs' }).click();
    await expect(manager.getByText('Name saved')).toBeVisible();
    await name.fill(before);
    await manager.getByRole('button', { name: 'Save name' }).click();
    await expect(question(manager)).toBeHidden();
    await expect(manager.getByRole('button', { name: 'Save name' })).toBeDisabled();
  });
});
