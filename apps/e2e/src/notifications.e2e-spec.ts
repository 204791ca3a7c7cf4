import { expect, test, type Page } from '@playwright/test';
import { violations } from './support/looks';
import { signedIn, url } from './support/people';

test.describe.configure({ mode: 'serial' });

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

/** Who the login `agent@demo.test` is. */
const agentName = 'Greta Holm';

test.describe('notifications', () => {
  let agent: Page;
  let manager: Page;
  let reference: string;

  test.beforeAll(async ({ browser }) => {
    [agent, manager] = [await signedIn(browser, 'agent'), await signedIn(browser, 'manager')];
  });

  test('are all read at once from the palette', async () => {
    await agent.keyboard.press('Control+k');
    await agent.keyboard.type('mark all notifications');
    await agent.keyboard.press('Enter');
    await expect(bell(agent)).toHaveAccessibleName('Notifications');
  });

  test('come by themselves when somebody assigns a ticket', async () => {
    await manager.goto(url('/queue?view=unassigned'));
    await manager.getByRole('row').nth(1).click();
    await manager.getByRole('heading', { name: 'Properties' }).waitFor();
    reference = /T-\d+/.exec((await manager.locator('cw-ticket-header').textContent()) ?? '')?.[0] ?? '';
    await manager.keyboard.press('a');
    await manager.keyboard.type(agentName);
    await manager.keyboard.press('Enter');
    await expect(bell(agent)).toHaveAccessibleName(/unread/);
  });

  test('open by a key, say it in words, lead to the ticket, and are read then', async () => {
    await agent.keyboard.press('b');
    const newest = panel(agent).getByRole('link').first();
    await expect(newest).toBeFocused();
    const told = panel(agent).getByRole('link', { name: `assigned ${reference} to you` });
    await expect(told).toContainText('Unread');
    await told.focus();
    await agent.keyboard.press('Enter');
    await expect(agent.locator('cw-ticket-header')).toContainText(reference);
    await expect(panel(agent)).toHaveCount(0);
    await bell(agent).click();
    await expect(panel(agent).getByRole('link', { name: `assigned ${reference} to you` })).not.toContainText('Unread');
    await agent.keyboard.press('Escape');
  });

  test('stand in the list of keys, and give the focus back', async () => {
    await agent.goto(url('/queue'));
    await agent.getByRole('row').nth(1).waitFor();
    await agent.keyboard.press('?');
    await expect(agent.getByRole('dialog', { name: 'Keyboard' })).toContainText('Notifications');
    await agent.keyboard.press('Escape');
    await bell(agent).focus();
    await agent.keyboard.press('Enter');
    await expect(panel(agent)).toBeVisible();
    await agent.keyboard.press('Escape');
    await expect(bell(agent)).toBeFocused();
  });

  for (const { width, height, colorScheme } of [
    { width: 1440, height: 900, colorScheme: 'light' },
    { width: 1440, height: 900, colorScheme: 'dark' },
    { width: 390, height: 844, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
  ] as const) {
    test(`pass axe and fit at ${width} px, ${colorScheme}`, async () => {
      await agent.setViewportSize({ width, height });
      await agent.emulateMedia({ colorScheme });
      await bell(agent).click();
      await expect(panel(agent).getByRole('link').first()).toBeVisible();
      const box = await panel(agent).boundingBox();
      expect([box && box.x >= 0, box && box.x + box.width <= width]).toEqual([true, true]);
      expect(await violations(agent)).toEqual([]);
      await agent.keyboard.press('Escape');
    });
  }

  test('are for engineers too, and not for customers', async ({ browser }) => {
    const [engineer, customer] = [await signedIn(browser, 'engineer'), await signedIn(browser, 'customer', 'Your tickets')];
    await expect(bell(engineer)).toBeVisible();
    await expect(customer.getByRole('button', { name: /^Profile of/ })).toBeVisible();
    await expect(bell(customer)).toHaveCount(0);
  });
});
