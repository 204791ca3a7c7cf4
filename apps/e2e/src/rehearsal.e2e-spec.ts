import { expect, test, type Page } from '@playwright/test';
import { signedIn, url, writeMail } from './support/people';

test.describe.configure({ mode: 'serial' });

const subject = `Another black picture, urgent ${Date.now().toString(36)}`;
const rule = 'Black picture is urgent';
const testName = `It is loud ${Date.now().toString(36)}`;

/** A rule is tried on the past, tested, published, replayed, and what it did is taken back. */
test.describe('rehearsing a rule', () => {
  let admin: Page;
  let address: string;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
    await writeMail(admin, { from: 'rita.rehearsal@newcomer.example', subject, text: 'The picture is black. Please help.' });
    await admin.goto(url('/rules'));
    await admin.getByRole('link', { name: rule }).first().click();
    await expect(admin).toHaveURL(/\/rules\/[0-9a-f-]{36}/);
    address = new URL(admin.url()).pathname;
  });

  test('the test bench shows what the draft would do on an event, and what if a fact were otherwise', async () => {
    await admin.goto(url(address));
    await admin.getByRole('link', { name: 'Try it' }).click();
    const mine = admin.getByRole('listitem').filter({ hasText: subject });
    await expect(async () => {
      await admin.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(mine.first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await mine.first().getByRole('button').click();
    const bench = admin.getByRole('region', { name: 'What it would do' });
    await expect(bench).toContainText('Fires');
    await expect(bench).toContainText('Nothing was sent and nothing was changed');
    await expect(bench).toContainText('Would be done');
    await bench.getByRole('button', { name: 'Change a fact' }).click();
    await admin.getByRole('option', { name: 'Subject', exact: true }).click();
    await expect(bench).toContainText('Conditions do not hold');
    await bench.getByRole('button', { name: 'Leave Subject as it was' }).click();
    await expect(bench).toContainText('Would be done');
    await bench.getByRole('button', { name: 'Among all live rules' }).click();
    await expect(bench).toContainText('(draft)');
  });

  test('what it did there is kept as a test, which publishing runs', async () => {
    await admin.getByLabel(/Keep this as a test: it must fire here/).fill(testName);
    await admin.getByRole('button', { name: 'Save test' }).click();
    await expect(admin.locator('cw-saved-tests')).toContainText(testName);
    await admin.getByRole('link', { name: 'Rule', exact: true }).click();
    await admin.getByRole('button', { name: 'Publish …' }).click();
    await admin.getByLabel(/Why does this version exist/).fill('It has a test now');
    await admin.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(admin.getByText(/version \d+ is live/i).first()).toBeVisible();
  });

  test('a backtest of what is live finds no difference', async () => {
    await admin.getByRole('link', { name: 'Backtest' }).click();
    // What was replayed before is there, so nothing is read any more.
    await expect(admin.getByText('Not replayed yet').or(admin.locator('cw-work-state'))).toBeVisible();
    await admin.getByRole('button', { name: 'Start' }).click();
    const found = admin.locator('cw-backtest-outcome');
    await expect(found).toContainText('Draft fires');
    await expect(found.getByText('Added').locator('..')).toContainText('0');
    await expect(found).toContainText('What cannot be known');
  });

  test('a run is taken back after its plan was shown', async () => {
    await admin.getByRole('link', { name: 'Runs', exact: true }).click();
    const run = admin.getByRole('listitem').filter({ hasText: subject }).first();
    await run.getByRole('button', { name: 'Undo …' }).click();
    const plan = admin.getByRole('region', { name: 'What undoing would do' });
    await expect(plan).toContainText('Priority');
    await expect(plan).toContainText('Goes back');
    await plan.getByRole('button', { name: /Take .* back/ }).click();
    await expect(plan).toBeHidden();
    await run.getByRole('button', { name: 'Undo …' }).click();
    await expect(plan).toContainText('Is back already');
    await expect(plan).toContainText('Nothing can be taken back.');
  });
});
