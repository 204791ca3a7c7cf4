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
    const before = Number(await limit(admin).inputValue());
    const theirs = `${before + 1}`;
    await limit(admin).fill(theirs);
    await save(admin);
    await expect(admin.getByText('Mail settings saved')).toBeVisible();
    await limit(manager).fill('0');
    await expect(manager.getByText('A whole number between 1 and 1000.')).toBeVisible();
    await limit(manager).fill(`${before + 2}`);
    await save(manager);
    await expect(question(manager)).toContainText('Somebody else has saved this since you opened it.');
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Show theirs, drop mine' }).click();
    await expect(limit(manager)).toHaveValue(theirs);
    await limit(manager).fill(`${before}`);
    await save(manager);
    await expect(manager.getByText('Mail settings saved')).toBeVisible();
    const versions = manager.locator('cw-version-list li');
    await expect(versions.nth(1).locator('.head')).not.toContainText('Casewright');
    await versions.first().getByText('1 change').click();
    await expect(versions.first().locator('del')).toHaveText(theirs);
  });

  test("is one's own name, which an administrator has changed as well", async ({ browser }) => {
    const engineer = await signedIn(browser, 'engineer');
    const name = engineer.getByLabel('Your name, as colleagues and customers see it');
    await engineer.goto(url('/account'));
    await expect(name).not.toHaveValue('');
    const before = await name.inputValue();
    await admin.goto(url('/people?q=engineer%40demo.test'));
    await admin.getByRole('row').filter({ hasText: 'engineer@demo.test' }).click();
    await admin.getByLabel('Name', { exact: true }).fill(`${before} Senior`);
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(admin.getByRole('row').filter({ hasText: `${before} Senior` })).toBeVisible();
    await name.fill(`${before} Junior`);
    await engineer.getByRole('button', { name: 'Save name' }).click();
    await expect(question(engineer)).toBeVisible();
    await looksRight(engineer);
    await engineer.setViewportSize(wide);
    await engineer.getByRole('button', { name: 'Save mine over theirs' }).click();
    await expect(engineer.getByText('Name saved')).toBeVisible();
    await name.fill(before);
    await engineer.getByRole('button', { name: 'Save name' }).click();
    await expect(question(engineer)).toBeHidden();
    await expect(engineer.getByRole('button', { name: 'Save name' })).toBeDisabled();
  });
});
