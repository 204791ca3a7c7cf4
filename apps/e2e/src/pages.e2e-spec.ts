import { expect, test, type Browser, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';

const pages = [
  '/queue',
  '/tickets/new',
  '/customers',
  '/customers/organisations',
  '/customers/organisations?organisation=new',
  '/rules',
  '/rules/new',
  '/rules/conditions',
  '/rules/health',
  '/sla',
  '/sla/new',
  '/sla/calendars',
  '/sla/calendars/new',
  '/sla/changes',
  '/escalations',
  '/escalations/new',
  '/dashboard',
  '/dashboard/sla?days=90',
  '/due-soon?hours=48',
  '/sla/rehearse',
  '/fields',
  '/fields?field=new',
  '/auto-close',
  '/reminders',
  '/people',
  '/people/teams',
  '/suspended-mail',
  '/suspended-mail?settings=open',
  '/system',
  '/system/deliveries',
  '/system/processes',
  '/mailbox',
  '/mailbox?compose=new',
  '/account',
  '/system/plugins',
  '/system/webhooks',
  '/system/webhooks?webhook=new',
  '/rules/conditions/new',
  '/people?user=new',
  '/people/teams?team=new',
  '/no/such/page',
];

test.describe('every page', () => {
  let admin: Page;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
  });

  for (const path of pages) {
    test(`${path} passes axe in light and dark and fits 390 px`, async () => {
      await admin.setViewportSize(wide);
      await open(admin, path);
      await looksRight(admin);
    });
  }

  test('a ticket passes axe in light and dark and fits 390 px, its timeline and its answers too', async () => {
    await admin.setViewportSize(wide);
    await open(admin, '/queue');
    await admin.getByRole('row').nth(1).click();
    await admin.getByRole('heading', { name: 'Properties' }).waitFor();
    await looksRight(admin);
    const ticket = new URL(admin.url()).pathname;
    for (const part of ['?tab=timeline', '?panel=why-not', '?panel=why:priority']) {
      await admin.setViewportSize(wide);
      await open(admin, ticket + part);
      await looksRight(admin);
    }
  });

  test('the pages of a rule pass axe in light and dark and fit 390 px, also with an event on the bench and a plan to undo', async () => {
    test.slow();
    await admin.setViewportSize(wide);
    await open(admin, '/rules');
    await admin.getByRole('link', { name: 'Everything else goes to projector support' }).first().click();
    await admin.waitForURL(/\/rules\/[0-9a-f-]{36}/);
    const rule = new URL(admin.url()).pathname;
    await open(admin, `${rule}/try`);
    await admin
      .getByRole('button', { name: /^it fires Opened/ })
      .first()
      .click();
    await admin.getByText('Nothing was sent').waitFor();
    await looksRight(admin);
    await admin.setViewportSize(wide);
    await open(admin, `${rule}/backtest`);
    await admin.getByRole('button', { name: 'Start' }).click();
    await admin.locator('cw-backtest-outcome').waitFor();
    await looksRight(admin);
    await admin.setViewportSize(wide);
    await open(admin, `${rule}/runs`);
    await admin.getByRole('button', { name: 'Undo …' }).nth(1).click();
    await admin.getByRole('region', { name: 'What undoing would do' }).waitFor();
    await looksRight(admin);
  });

  test('the page of a rule that runs passes axe in light and dark and fits 390 px, also when it asks why it is published', async () => {
    await admin.setViewportSize(wide);
    await open(admin, '/rules');
    await admin.getByRole('link', { name: 'Everything else goes to projector support' }).first().click();
    await admin.waitForURL(/\/rules\/[0-9a-f-]{36}$/);
    await admin.locator('cw-rule-form').waitFor();
    await looksRight(admin);
    await admin.setViewportSize(wide);
    await admin.getByRole('button', { name: 'Publish …' }).click();
    await admin.locator('cw-publish-form').waitFor();
    await looksRight(admin);
  });

  test('the page of a calendar passes axe in light and dark and fits 390 px', async () => {
    await admin.setViewportSize(wide);
    await open(admin, '/sla/calendars');
    await admin.getByRole('row').nth(1).click();
    await admin.waitForURL(/\/sla\/calendars\/[0-9a-f-]{36}/);
    await admin.locator('cw-calendar-year').waitFor();
    await looksRight(admin);
  });

  test('a customer’s page passes axe in light and dark and fits 390 px', async () => {
    await admin.setViewportSize(wide);
    await open(admin, '/customers');
    await admin.getByRole('row').nth(1).click();
    await admin.getByRole('button', { name: /Forget this person/ }).click();
    await looksRight(admin);
  });

  test('an agent is not shown what only administrators may see', async ({ browser }) => {
    const agent = await signedIn(browser, 'agent');
    await expect(agent.getByRole('link', { name: 'System' })).toHaveCount(0);
    await agent.goto(url('/system'));
    await expect(agent.getByRole('alert')).toContainText(/may not|permission/i);
  });
});

test.describe('before signing in', () => {
  for (const path of ['/sign-in', '/setup?token=none', '/invitation?token=none']) {
    test(`${path} passes axe in light and dark and fits 390 px`, async ({ browser }) => {
      const stranger = await visitor(browser);
      await open(stranger, path);
      await looksRight(stranger);
    });
  }
});

test('customers see their tickets and nothing of the desk', async ({ browser }) => {
  const customer = await signedIn(browser, 'customer', 'Your tickets');
  await looksRight(customer);
  await customer.setViewportSize(wide);
  await customer.getByRole('row').nth(1).click();
  await expect(customer.getByRole('heading', { name: 'Your ticket' })).toBeVisible();
  await expect(customer.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  for (const word of ['Priority', 'Assignee', 'Followers', 'Internal note', 'Why not?']) {
    await expect(customer.getByText(word, { exact: true })).toHaveCount(0);
  }
  await looksRight(customer);
});

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: wide })).newPage();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(url(path));
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle').catch(() => undefined);
}
