import { expect, test, type Browser, type Page, type WebSocketRoute } from '@playwright/test';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test('a lost connection is said, and the screen catches up by itself', async ({ browser }) => {
  const outside = await signedIn(browser, 'manager');
  const { page: agent, cut, mend } = await onWire(browser);
  await agent.goto(url('/queue'));
  await agent.getByRole('row').nth(1).waitFor();
  await expect(agent.getByText('Connection lost')).toHaveCount(0);
  // Under a pointer no row would move.
  await agent.mouse.move(0, 0);

  await cut();
  await expect(agent.getByText('Connection lost')).toBeVisible();
  const subject = unique('Black picture behind the wire');
  await writeMail(outside, { from: 'wire@newcomer.example', subject, text: 'Nobody hears me.' });
  await openTicket(outside, subject);
  await expect(agent.getByRole('row').filter({ hasText: subject })).toHaveCount(0);

  mend();
  await expect(agent.getByText('Connection lost')).toHaveCount(0, { timeout: 30_000 });
  await expect(agent.getByRole('row').filter({ hasText: subject })).toBeVisible();
});

test('the queue shows who else has a ticket open, while they have it open', async ({ browser }) => {
  const agent = await signedIn(browser, 'agent');
  const manager = await signedIn(browser, 'manager');
  await agent.goto(url('/queue?view=teams'));
  await agent.getByRole('row').nth(1).waitFor();
  const subject = await agent.getByRole('row').nth(1).getByRole('link').innerText();
  const row = agent.getByRole('row').filter({ hasText: subject }).first();
  await openTicket(manager, subject);
  await expect(row.getByRole('img', { name: /Milan .* looking at it/ })).toBeVisible();
  await manager.goto(url('/customers'));
  await expect(row.getByRole('img', { name: /looking at it/ })).toHaveCount(0);
});

/** An agent whose socket can be cut. */
async function onWire(browser: Browser): Promise<{ page: Page; cut: () => Promise<void>; mend: () => void }> {
  const page = await signedIn(browser, 'agent');
  const open = new Set<WebSocketRoute>();
  let wire: 'whole' | 'cut' = 'whole';
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (wire === 'cut') return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  const cut = async () => {
    wire = 'cut';
    await Promise.all([...open].map((socket) => socket.close()));
    open.clear();
  };
  return { page, cut, mend: () => (wire = 'whole') };
}
