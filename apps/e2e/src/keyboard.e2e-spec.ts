import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';

test.describe('the desk without a mouse', () => {
  let agent: Page;

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
  });

  test('goes through the list and from ticket to ticket, and back to where it was', async () => {
    await agent.goto(url('/queue?view=teams'));
    await agent.getByRole('row').nth(2).waitFor();
    await agent.keyboard.press('j');
    await agent.keyboard.press('Enter');
    // Not which place: other journeys bring in tickets that come before it.
    await expect(agent.locator('cw-ticket-header')).toContainText(/\d+ of \d+/);
    const first = agent.url();
    await agent.keyboard.press('j');
    await expect(agent).not.toHaveURL(first);
    await expect(agent.locator('cw-ticket-header')).toContainText(/\d+ of \d+/);
    await agent.keyboard.press('k');
    await expect(agent).toHaveURL(first);
    await agent.keyboard.press('Escape');
    await expect(agent).toHaveURL(/\/queue\?view=teams/);
  });

  test('acts on the open ticket from the palette, and takes it back', async () => {
    await agent.goto(url('/queue?view=unassigned'));
    await agent.getByRole('row').nth(1).click();
    await agent.getByRole('heading', { name: 'Properties' }).waitFor();
    await agent.keyboard.press('Control+k');
    await agent.keyboard.type('assign to me');
    await agent.keyboard.press('Enter');
    await expect(agent.getByRole('button', { name: 'Solve', exact: true })).toBeVisible();
    await agent.getByRole('button', { name: 'Undo' }).click();
    await expect(agent.getByRole('button', { name: 'Take it' })).toBeVisible();
  });

  test('finds a rule by its name, and lists its keys', async () => {
    await agent.goto(url('/queue'));
    await agent.getByRole('row').nth(1).waitFor();
    await agent.keyboard.press('Control+k');
    await agent.keyboard.type('black picture is urgent');
    await expect(agent.getByRole('option', { name: /Black picture is urgent/ })).toBeVisible();
    await agent.keyboard.press('Escape');
    await agent.keyboard.press('?');
    await expect(agent.getByRole('dialog', { name: 'Keyboard' })).toContainText('Next ticket');
    await agent.keyboard.press('Escape');
  });

  test('keeps a draft over a reload', async () => {
    await agent.goto(url('/queue?view=teams'));
    await agent.getByRole('row').nth(1).click();
    await agent.getByRole('heading', { name: 'Properties' }).waitFor();
    await agent.keyboard.press('r');
    await agent.keyboard.type('Half a sentence');
    await agent.reload();
    await expect(agent.getByRole('textbox', { name: 'Public reply' })).toHaveValue('Half a sentence');
    await agent.getByRole('textbox', { name: 'Public reply' }).fill('');
  });
});
