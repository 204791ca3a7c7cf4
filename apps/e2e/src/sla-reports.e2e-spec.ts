import { expect, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';

/** The queue reads on as one scrolls; up to here all rows are there at once. */
const onePage = 50;

test.describe('how agreements are kept', () => {
  let manager: Page;

  test.beforeAll(async ({ browser }) => {
    manager = await signedIn(browser, 'manager');
  });

  test('the dashboard leads from the clocks of a target to their tickets, and narrows by team', async () => {
    await manager.goto(url('/dashboard'));
    await manager.getByRole('navigation', { name: 'Pages of the dashboard' }).getByRole('link', { name: 'SLA' }).click();
    await manager.waitForURL(/\/dashboard\/sla$/);
    await expect(manager.locator('cw-clock-numbers')).toContainText(/\d+ %\s*Kept/);
    await manager.getByRole('button', { name: 'By target as a table' }).click();
    const links = manager.locator('cw-figure-panel', { hasText: 'By target' }).locator('tbody a');
    await expect(links.first()).toBeVisible();
    const found = await links.evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href') ?? '', parseInt(link.textContent ?? '', 10)] as const),
    );
    const once = found.filter(([href, count]) => /first-reply|resolution/.test(href) && count <= onePage).slice(0, 3);
    expect(once.length).toBeGreaterThan(0);
    for (const [href, count] of once) {
      await manager.goto(url(href));
      await expect(manager.getByRole('table', { name: 'Tickets' }), href).toHaveAttribute('aria-rowcount', String(count + 1));
    }
    await manager.goto(url('/dashboard/sla'));
    await manager.getByRole('button', { name: 'Team', exact: true }).click();
    await manager.getByRole('option').nth(1).click();
    await manager.waitForURL(/teamId=/);
    await manager.keyboard.press('Escape');
    await manager.getByRole('button', { name: 'By team as a table' }).click();
    await expect(manager.locator('cw-figure-panel', { hasText: 'By team' }).locator('tbody tr')).toHaveCount(1);
  });

  test('an agent sees what is due soon and opens its ticket', async ({ browser }) => {
    const agent = await signedIn(browser, 'agent');
    await agent.getByRole('link', { name: 'Due soon' }).click();
    await agent.waitForURL(/\/due-soon/);
    await agent.getByRole('link', { name: '48 h' }).click();
    const rows = agent.getByRole('region', { name: 'Clocks that are due' }).locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    await expect(agent.locator('cw-chart canvas')).toHaveAttribute('aria-label', /Clocks due by hour/);
    await rows.first().getByRole('link').click();
    await agent.waitForURL(/\/tickets\//);
    await expect(agent.getByRole('heading', { name: 'Properties' })).toBeVisible();
  });

  test('a draft is rehearsed on the past, and is still there when one comes back to it', async () => {
    await manager.goto(url('/sla'));
    await manager
      .locator('main a[href^="/sla/"]')
      .filter({ hasNotText: /Calendars|Changes|Rehearse|New/ })
      .first()
      .click();
    await manager.waitForURL(/\/sla\/[0-9a-f-]{36}/);
    const policy = new URL(manager.url()).pathname;
    const name = manager.getByRole('textbox', { name: 'Name' });
    await name.fill('Rehearsed agreement');
    await manager.getByRole('button', { name: 'Save …' }).click();
    await manager.getByRole('button', { name: 'Rehearse on the past …' }).click();
    await manager.waitForURL(/\/sla\/rehearse/);
    await expect(manager.getByText('Changes of the policy Rehearsed agreement', { exact: true })).toBeVisible();
    await manager.getByLabel(/Rehearse it/).fill('90');
    await manager.getByRole('button', { name: 'Start' }).click();
    const outcome = manager.locator('cw-rehearsal-outcome');
    await expect(outcome).toContainText(/\d+ tickets/, { timeout: 30_000 });
    await expect(outcome.getByRole('region', { name: 'By team' })).toBeVisible();
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('link', { name: 'Back to where it is written' }).click();
    await manager.waitForURL((address) => address.pathname === policy);
    await expect(name).toHaveValue('Rehearsed agreement');
    await manager.locator('cw-restored-line').getByRole('button', { name: 'Discard' }).click();
  });
});
