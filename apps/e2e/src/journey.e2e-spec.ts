import { expect, test, type Page } from '@playwright/test';
import { signedIn, url, writeMail } from './support/people';

test.describe.configure({ mode: 'serial' });

// Told apart from earlier runs against the same program.
const subject = `Projector in hall 3 shows a black picture, urgent ${Date.now().toString(36)}`;
const rule = 'Black picture is urgent';

/** From an incoming mail to an explained reply. */
test.describe('the journey of a newcomer', () => {
  let agent: Page;
  let outside: Page;
  let admin: Page;
  let ticket: string;

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
    outside = await signedIn(browser, 'manager');
    admin = await signedIn(browser, 'admin');
  });

  test('the queue shows tickets, and its filters live in the URL', async () => {
    await expect(agent.getByRole('row').nth(5)).toBeVisible();
    for (const column of ['Subject', 'Requester', 'Status', 'Priority', 'Team', 'Assignee', 'Age', 'SLA']) {
      await expect(agent.getByRole('columnheader', { name: column })).toBeVisible();
    }
    await agent.goto(url('/queue?priority=high'));
    await expect(agent.getByRole('row').nth(1)).toContainText('High');
    await agent.getByRole('button', { name: 'Clear Priority' }).click();
    await expect(agent).not.toHaveURL(/priority=/);
  });

  test('a mail becomes a ticket in another open browser, with what the rule set', async () => {
    await agent.goto(url('/queue'));
    await expect(agent.getByRole('row').nth(1)).toBeVisible();
    await writeMail(outside, { from: 'clara.journey@newcomer.example', subject, text: 'Please help, the picture is black.' });
    const row = agent.getByRole('row').filter({ hasText: subject }).first();
    await expect(row).toBeVisible();
    await expect(row).toContainText('Urgent');
    await expect(row).toContainText('Projector support');
    await expect(row).toContainText('black-picture');
    await row.click();
    await expect(agent).toHaveURL(/\/tickets\//);
    ticket = new URL(agent.url()).pathname;
  });

  test('why shows the rule, its version, the conditions and the change', async () => {
    await agent
      .getByRole('button', { name: /Why\? .*priority/i })
      .first()
      .click();
    const panel = agent.locator('cw-ticket-side');
    await expect(panel).toContainText(rule);
    await expect(panel).toContainText(/version \d/);
    await expect(panel).toContainText('black picture');
    await expect(panel).toContainText('Normal');
    await expect(panel).toContainText('Urgent');
    await agent.goto(url(ticket));
    await agent
      .getByRole('button', { name: /Why\? .*first reply/i })
      .or(agent.getByRole('button', { name: 'Why this SLA clock?' }))
      .first()
      .click();
    await expect(panel).toContainText('Standard');
    await expect(panel).toContainText('Office hours');
  });

  test('a reply reaches the customer, and the answer reopens the ticket', async () => {
    await agent.goto(url(ticket));
    await agent.getByRole('button', { name: 'Take it' }).click();
    await agent.getByRole('textbox', { name: 'Public reply' }).fill('Please switch to HDMI 2 and tell us what you see.');
    await agent.getByRole('button', { name: 'Send and set the status' }).click();
    await agent.getByRole('menuitem', { name: /send as (waiting|pending)/i }).click();
    await agent.getByRole('button', { name: 'Send now' }).click();
    await outside.goto(url('/mailbox?address=clara.journey@newcomer.example'));
    await outside
      .getByRole('button', { name: /Please switch to HDMI 2/ })
      .first()
      .click();
    await outside.getByLabel(/Answer as clara/).fill('It works now on one input only.');
    await outside.getByRole('button', { name: 'Send answer' }).click();
    const answer = agent.getByRole('article', { name: /Message of clara/ }).nth(1);
    await expect(answer.locator('iframe').contentFrame().getByText('one input only')).toBeVisible();
    await expect(agent.locator('cw-ticket-header')).toContainText('Open');
  });

  test('colleagues see who else looks and types', async () => {
    await outside.goto(url(ticket));
    const reply = outside.getByRole('textbox', { name: 'Public reply' });
    // Nobody is told of keys that were pressed before the page was connected, so they are pressed until somebody is.
    await expect(async () => {
      await reply.pressSequentially('I have a spare board ', { delay: 20 });
      await expect(agent.getByRole('status').filter({ hasText: 'is typing' })).toContainText('Milan', { timeout: 2_000 });
    }).toPass();
    await reply.fill('');
  });

  test('a paused rule does nothing and says so; version 2 is named by the next decision', async () => {
    await admin.goto(url('/rules'));
    await admin.getByRole('button', { name: `Pause ${rule}` }).click();
    await expect(admin.getByRole('button', { name: `Resume ${rule}` })).toBeVisible();
    await writeMail(outside, { from: 'clara.journey@newcomer.example', subject: `${subject} again`, text: 'The same once more.' });
    await openNewest(agent, `${subject} again`);
    await agent.getByRole('button', { name: 'Why not?' }).click();
    await agent.getByRole('button', { name: 'Choose a rule' }).click();
    await agent.getByRole('option', { name: rule }).click();
    await expect(agent.locator('cw-ticket-side')).toContainText(/paused/i);

    await admin.getByRole('button', { name: `Resume ${rule}` }).click();
    await admin.getByRole('link', { name: rule }).click();
    await admin.getByRole('textbox', { name: 'Value' }).first().fill('black');
    await admin.getByRole('button', { name: 'Publish …' }).click();
    await admin.getByLabel(/Why does this version exist/).fill('People write it in many ways');
    await admin.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(admin.getByText('version 2 is live', { exact: true })).toBeVisible();
    await writeMail(outside, { from: 'clara.journey@newcomer.example', subject: `${subject} third`, text: 'And again.' });
    await openNewest(agent, `${subject} third`);
    await agent
      .getByRole('button', { name: /Why\? .*priority/i })
      .first()
      .click();
    await expect(agent.locator('cw-ticket-side')).toContainText(/version 2|v2/i);
  });
});

async function openNewest(page: Page, text: string): Promise<void> {
  await page.goto(url(`/queue?q=${encodeURIComponent(text)}`));
  await page.getByRole('row').filter({ hasText: text }).first().click();
  await expect(page).toHaveURL(/\/tickets\//);
}
