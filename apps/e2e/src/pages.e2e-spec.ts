import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';

const pages = [
  '/queue', '/customers', '/rules', '/rules/new', '/sla', '/dashboard', '/people', '/people/teams', '/suspended-mail', '/system',
  '/system/deliveries', '/system/processes', '/mailbox', '/account',
];

test.describe('every page', () => {
  let admin: Page;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
  });

  for (const path of pages) {
    test(`${path} passes axe and fits 390 px`, async () => {
      await admin.setViewportSize({ width: 1440, height: 900 });
      await open(admin, path);
      expect(await violations(admin)).toEqual([]);
      await admin.setViewportSize({ width: 390, height: 844 });
      expect(await admin.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await violations(admin)).toEqual([]);
    });
  }

  test('a ticket passes axe in light and dark', async () => {
    await admin.setViewportSize({ width: 1440, height: 900 });
    await open(admin, '/queue');
    await admin.getByRole('row').nth(1).click();
    await admin.getByRole('heading', { name: 'Properties' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await admin.emulateMedia({ colorScheme });
      expect(await violations(admin)).toEqual([]);
    }
  });

  test('an agent is not shown what only administrators may see', async ({ browser }) => {
    const agent = await signedIn(browser, 'agent');
    await expect(agent.getByRole('link', { name: 'System' })).toHaveCount(0);
    await agent.goto(url('/system'));
    await expect(agent.getByRole('alert')).toContainText(/may not|permission/i);
  });
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(url(path));
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle').catch(() => undefined);
}

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
