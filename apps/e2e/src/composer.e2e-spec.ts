import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test.describe('writing a reply', () => {
  let agent: Page;
  let outside: Page;
  let ticket: string;
  const from = `${unique('composer').replace(' ', '.')}@newcomer.example`;

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
    outside = await signedIn(browser, 'manager');
    ticket = await ticketByMail(outside, agent, { from, subject: unique('Black picture in the foyer') });
  });

  test('takes a file that is dropped on it, and sends it along', async () => {
    await agent.goto(url(ticket));
    const composer = agent.locator('cw-composer');
    await composer.getByRole('textbox').fill('Here is the wiring plan.');
    await drop(agent, 'wiring.txt', 'HDMI 2 to the left');
    await expect(composer.getByRole('button', { name: 'Remove wiring.txt' })).toBeVisible();
    await composer.getByRole('button', { name: 'Send', exact: true }).click();
    await agent.getByRole('button', { name: 'Send now' }).click();
    const message = agent.getByRole('article', { name: /^Message of/ }).filter({ hasText: 'wiring.txt' });
    await expect(message).toBeVisible();
    const download = agent.waitForEvent('download');
    await message.getByRole('button', { name: /wiring.txt/ }).click();
    expect((await download).suggestedFilename()).toBe('wiring.txt');
    await expect(composer.getByRole('button', { name: 'Remove wiring.txt' })).toHaveCount(0);
  });

  test('can be taken back, and then never went out', async () => {
    await agent.goto(url(ticket));
    const field = agent.getByRole('textbox', { name: 'Public reply' });
    await field.fill('This was a mistake.');
    await field.press('Control+Enter');
    await expect(agent.getByText(/Sending in \d+ s/)).toBeVisible();
    await agent.getByRole('button', { name: 'Undo' }).click();
    await expect(field).toHaveValue('This was a mistake.');
    await field.fill('This is right.');
    await field.press('Control+Enter');
    await agent.getByRole('button', { name: 'Send now' }).click();
    await outside.goto(url(`/mailbox?address=${from}`));
    await expect(outside.getByRole('button', { name: /This is right/ })).toBeVisible();
    await expect(outside.getByRole('button', { name: /mistake/ })).toHaveCount(0);
  });
});

/** As a hand does it: over the composer, and let go. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  // As text: only the page knows these classes.
  const files = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/plain' }));
    return transfer;
  })()`);
  const composer = page.locator('cw-composer');
  await composer.dispatchEvent('dragover', { dataTransfer: files });
  await expect(composer).toHaveAttribute('data-over', '');
  await composer.dispatchEvent('drop', { dataTransfer: files });
}
