import { expect, test, type Page } from '@playwright/test';
import { looksRight, violations, wide } from './support/looks';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

const subject = unique('Lens shift is stuck');
const reason = 'The lens is on its way';

test.describe('what waits for a time', () => {
  let agent: Page;
  let admin: Page;
  let ticket: string;

  test.beforeAll(async ({ browser }) => {
    [agent, admin] = [await signedIn(browser, 'agent'), await signedIn(browser, 'admin')];
    ticket = await ticketByMail(admin, agent, { from: 'lena.lens@cinema.example', subject });
  });

  const section = () => agent.locator('cw-waiting-section');
  const rowIn = (view: string) => async () => {
    await agent.goto(url(`/queue?view=${view}&q=${encodeURIComponent(subject)}`));
    await agent.getByRole('heading', { name: 'Queue' }).waitFor();
    return agent.getByRole('row').filter({ hasText: subject });
  };
  /** As the screen does it, but for a time that is seconds away: fields of time know minutes only. */
  const ask = async (path: string, data: object) => {
    const signIn = { email: 'agent@demo.test', password: 'casewright' };
    const session = await agent.request.post(url('/api/v1/auth/login'), { data: signIn });
    const { accessToken } = (await session.json()) as { accessToken: string };
    const answer = await agent.request.post(url(`/api/v1${path}`), { data, headers: { authorization: `Bearer ${accessToken}` } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };

  test('a ticket is snoozed by a key, shown with the time at which it is back, and taken back', async () => {
    await agent.goto(url(ticket));
    await agent.getByRole('heading', { name: 'Properties' }).waitFor();
    await agent.keyboard.press('z');
    await agent.getByRole('option', { name: /^In 2 days/ }).waitFor();
    expect(await violations(agent)).toEqual([]);
    await agent.keyboard.type('2 days');
    await agent.keyboard.press('Enter');
    await expect(section()).toContainText('Snoozed until');
    await expect(agent.locator('cw-ticket-header .snoozed')).toBeVisible();
    await expect(agent.getByText(/is back .*09:00/)).toBeVisible();
    await agent.getByRole('button', { name: 'Undo' }).click();
    await expect(section()).not.toContainText('Snoozed until');
  });

  test('a ticket is snoozed until any time, with a reason, and leaves the views until then', async () => {
    await section().getByRole('button', { name: 'Snooze', exact: true }).click();
    await agent.getByRole('option', { name: 'Date and time …' }).click();
    await section().getByLabel('Why').fill(reason);
    expect(await violations(agent)).toEqual([]);
    await section().getByRole('button', { name: 'Snooze', exact: true }).last().click();
    await expect(section()).toContainText(reason);
    await expect(await rowIn('open')()).toHaveCount(0);
    await expect(await rowIn('snoozed')()).toContainText('back');
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await agent.goto(`${url(ticket)}?tab=timeline`);
    await expect(agent.locator('cw-timeline')).toContainText('snoozed the ticket until');
    await section().getByRole('button', { name: 'Bring back now' }).click();
    await expect(section()).not.toContainText('Snoozed until');
    await expect(await rowIn('open')()).toHaveCount(1);
  });

  test('a snoozed ticket comes back by itself, and its agent is told', async () => {
    await ask(`/tickets/${ticket.split('/').at(-1) ?? ''}/snooze`, { until: new Date(Date.now() + 2_000).toISOString() });
    await expect(async () => expect(await (await rowIn('open')()).count()).toBe(1)).toPass();
    await agent.getByRole('button', { name: /^Notifications/ }).click();
    const panel = agent.getByRole('dialog', { name: 'Notifications' });
    await expect(panel.getByRole('link', { name: /is back: you had snoozed it until now/ }).first()).toBeVisible();
    await agent.keyboard.press('Escape');
  });

  test('somebody is reminded of a ticket, sees all that is to come, and cancels', async () => {
    await agent.goto(url(ticket));
    await agent.getByRole('heading', { name: 'Properties' }).waitFor();
    await agent.keyboard.press('m');
    await expect(section().getByLabel('Of')).toBeFocused();
    await section().getByLabel('Of').fill('Ask about the lens');
    await section().getByLabel('When').selectOption('two-days');
    await section().getByLabel('Not if the requester has answered by then').check();
    expect(await violations(agent)).toEqual([]);
    await section().getByRole('button', { name: 'Remind me', exact: true }).click();
    await expect(section().getByRole('list', { name: 'Your reminders' })).toContainText('unless the requester has answered by then');
    await agent.goto(url('/reminders'));
    const row = agent.getByRole('row').filter({ hasText: subject });
    await expect(row).toContainText('Ask about the lens');
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await row.getByRole('button', { name: 'Cancel the reminder Ask about the lens' }).click();
    await expect(row).toHaveCount(0);
  });

  test('a reminder comes as a notification at its time', async () => {
    const text = unique('Ring the cinema');
    await ask(`/tickets/${ticket.split('/').at(-1) ?? ''}/reminders`, { at: new Date(Date.now() + 2_000).toISOString(), text });
    await expect(async () => {
      await agent.goto(url('/queue'));
      await agent.getByRole('button', { name: /^Notifications/ }).click();
      await expect(agent.getByRole('dialog', { name: 'Notifications' }).getByText(text)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await agent.keyboard.press('Escape');
  });

  test('an admin has solved tickets closed by themselves, after seeing what that does', async () => {
    await admin.goto(url('/auto-close'));
    await expect(admin.getByText('Nothing is solved or closed by itself.')).toBeVisible();
    await admin.getByLabel('Close solved tickets by themselves').check();
    // So long that nothing of the demo company is closed by it.
    await admin.getByLabel('After days').fill('365');
    await expect(admin.getByText(/^0 tickets of \d+ that are solved would be closed at once\.$/)).toBeVisible();
    await admin.getByLabel('Warn days before').fill('3');
    await expect(admin.getByRole('textbox', { name: 'Warning' })).toHaveValue(/requester\.name/);
    await looksRight(admin);
    await admin.setViewportSize(wide);
    await admin.getByRole('textbox', { name: 'Warning' }).fill('Hello {{constructor}}');
    await admin.getByRole('button', { name: 'Save …' }).click();
    await expect(admin.getByRole('alert').filter({ hasText: 'A template may not use' }).first()).toBeVisible();
    await admin.getByRole('textbox', { name: 'Warning' }).fill('Hello {{requester.name}}, we will close {{ticket.number}} soon.');
    await admin.getByRole('button', { name: 'Save …' }).click();
    await expect(admin.getByText('version 1', { exact: true })).toBeVisible();
    await admin.getByLabel('Close solved tickets by themselves').uncheck();
    await admin.getByRole('button', { name: 'Save …' }).click();
    await expect(admin.getByText('version 2', { exact: true })).toBeVisible();
  });
});
