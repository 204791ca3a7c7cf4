import { expect, test, type Page } from '@playwright/test';
import { violations } from './support/looks';
import { signedIn, url } from './support/people';
import { unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

const name = unique('Ladder of the night');

test.describe('what was typed and not saved', () => {
  let page: Page;
  let address: string;

  const back = () => page.locator('cw-restored-line');
  const open = async (path: string) => {
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  };
  const nameField = () => page.getByLabel('Name', { exact: true });

  /** The tab dies as it stands, and the page is opened in another. */
  const crash = async () => {
    const died = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await died;
    const next = await page.context().newPage();
    await page.close();
    page = next;
  };

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'manager');
  });

  test('is back after a crash, and says when it was typed', async () => {
    await open('/rules/new');
    await nameField().fill(unique('Half a rule'));
    const typed = await nameField().inputValue();
    await crash();
    await open('/rules/new');
    await expect(back()).toContainText(/Your unsaved changes of \d\d:\d\d are back/);
    await expect(nameField()).toHaveValue(typed);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page).toHaveURL(/\/rules\/[0-9a-f-]{36}/);
    await expect(back().getByRole('status')).toHaveCount(0);
    await open('/rules/new');
    await expect(nameField()).toHaveValue('New rule');
  });

  test('says that somebody has saved a newer version since, and does not go over it unasked', async ({ browser }) => {
    await open('/escalations/new');
    await nameField().fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page).toHaveURL(/\/escalations\/[0-9a-f-]{36}/);
    address = new URL(page.url()).pathname;
    await nameField().fill(`${name}, mine`);
    await crash();
    const other = await signedIn(browser, 'admin');
    await other.goto(url(address));
    await other.getByLabel('Name', { exact: true }).fill(`${name}, theirs`);
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(other.getByText('version 2', { exact: true })).toBeVisible();
    await open(address);
    await expect(back()).toContainText('a newer version was saved since');
    await expect(nameField()).toHaveValue(`${name}, mine`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Somebody else has saved this since you opened it.')).toBeVisible();
    await page.getByRole('button', { name: 'Save mine over theirs' }).click();
    await expect(page.getByText('version 3', { exact: true })).toBeVisible();
    await expect(back().getByRole('status')).toHaveCount(0);
  });

  test('is dropped where it is not wanted', async () => {
    await nameField().fill(`${name}, never`);
    await crash();
    await open(address);
    await back().getByRole('button', { name: 'Discard' }).click();
    await expect(nameField()).toHaveValue(`${name}, mine`);
    await page.reload();
    await expect(nameField()).toHaveValue(`${name}, mine`);
    await expect(back().getByRole('status')).toHaveCount(0);
  });

  test('of a mail is there until it is sent', async () => {
    await open('/mailbox?compose=new');
    await page.getByLabel('From').fill('clara.draft@newcomer.example');
    await page.getByLabel('Subject').fill(unique('Half a mail'));
    await crash();
    await open('/mailbox?compose=new');
    await expect(page.getByLabel('Subject')).toHaveValue(/Half a mail/);
    await page.getByLabel('Message', { exact: true }).and(page.locator('textarea')).fill('And the rest of it.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(/message=/);
    await open('/mailbox?compose=new');
    await expect(page.getByLabel('Subject')).toHaveValue('');
  });

  test('does not stay in the browser of whoever signs out', async () => {
    await open(address);
    await nameField().fill(`${name}, left behind`);
    const kept = () => page.evaluate<number>(`Object.keys(localStorage).filter((key) => key.startsWith('cw:form:')).length`);
    expect(await kept()).toBe(1);
    await page.getByRole('button', { name: /^Profile of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in/);
    expect(await kept()).toBe(0);
  });
});
