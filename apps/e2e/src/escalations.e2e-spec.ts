import AxeBuilder from '@axe-core/playwright';
import { expect, request, test, type Page } from '@playwright/test';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Words that no other rule and no other ticket know.
const subject = unique('Nobody answers');
const ladder = unique('Forgotten tickets');
const rule = unique('Urgent ones climb');

test.describe('a ticket that climbs a ladder', () => {
  let manager: Page;
  let agent: Page;
  let colleague: string;

  test.beforeAll(async ({ browser }) => {
    manager = await signedIn(browser, 'manager');
    agent = await signedIn(browser, 'agent');
    const { user } = await send<{ user: { name: string } }>('/auth/login', { email: 'agent@demo.test', password: 'casewright' });
    colleague = user.name;
  });

  /** Beside the browsers: a sign-in of theirs would change who they are. */
  async function send<Answer>(path: string, data: object, token = ''): Promise<Answer> {
    const outside = await request.newContext();
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    const answer = await outside.post(url(`/api/v1${path}`), { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Answer;
  }
  const choose = async (page: Page, list: string, option: string) => {
    await page.getByRole('button', { name: list, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const passesAxe = async (page: Page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const escalation = () => agent.locator('cw-escalation-section');

  test('finds the ladder that the manager has made, in words and as a picture', async () => {
    await manager.goto(url('/escalations'));
    await manager.getByRole('link', { name: 'New ladder' }).click();
    await manager.getByLabel('Name').fill(ladder);
    await manager.getByRole('spinbutton', { name: 'Step 1, how long after the start' }).fill('0');
    await manager.getByRole('button', { name: 'Step 1, whom to tell', exact: true }).click();
    await manager.getByRole('option', { name: 'Whoever has the ticket' }).click();
    await manager.getByRole('option', { name: colleague }).first().click();
    await manager.keyboard.press('Escape');
    await choose(manager, 'Step 2, priority', 'To urgent');
    await expect(manager.locator('cw-editor-frame aside')).toContainText(`At once tell ${colleague}.`);
    await expect(manager.getByRole('list', { name: 'Steps by time' }).getByRole('listitem')).toHaveCount(2);
    await passesAxe(manager);
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.waitForURL(/\/escalations\/[0-9a-f-]{36}/);
    await expect(manager.locator('cw-editor-frame .state')).toContainText('version 1');
    await manager.getByRole('spinbutton', { name: 'Step 2, how long after the start' }).fill('0');
    await manager.getByRole('button', { name: 'Save' }).click();
    await expect(manager.getByText('Must be later than the step before')).toBeVisible();
    await manager.getByRole('button', { name: 'Discard' }).click();
  });

  test('begins when a rule says so', async () => {
    const { accessToken } = await send<{ accessToken: string }>('/auth/login', { email: 'manager@demo.test', password: 'casewright' });
    const ladderId = manager.url().split('/').at(-1) ?? '';
    const { id } = await send<{ id: string }>(
      '/rules',
      {
        ...{ name: rule, order: { phase: 'escalation', rank: 'm' } },
        trigger: { kind: 'event', types: ['ticket.priority-changed'], changed: { field: 'priority', to: ['urgent'] } },
        conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: subject }] },
        actions: [{ id: 'climb', type: 'ticket.start-escalation', params: { ladderId } }],
      },
      accessToken,
    );
    await send(`/rules/${id}/publish`, { reason: 'Nobody shall be forgotten' }, accessToken);
    await manager.goto(url(`/rules/${id}`));
    await expect(manager.locator('cw-rule-consequence')).toContainText(`start the escalation “${ladder}”`);
    await writeMail(manager, { from: 'clara.forgotten@newcomer.example', subject, text: 'Is anybody there?' });
    const ticket = await openTicket(agent, subject);
    await expect(escalation()).toContainText('Nothing is escalated');
    await manager.goto(url(ticket));
    await manager.getByRole('heading', { name: 'Properties' }).waitFor();
    await manager.keyboard.press('p');
    await manager.getByRole('option', { name: 'Urgent' }).click();
    // The agent has not touched the page.
    await expect(escalation().getByRole('link', { name: rule })).toBeVisible();
    await expect(escalation().getByRole('listitem').first()).toContainText(`Told ${colleague}`);
    await expect(escalation()).toContainText('Step 2 of 2');
    await passesAxe(agent);
  });

  test('climbs no further once somebody takes notice, by a key', async () => {
    await agent.keyboard.press('b');
    await expect(agent.getByText(`is escalated: “${ladder}”, step 1 of 2`).first()).toBeVisible();
    await agent.keyboard.press('Escape');
    await agent.locator('cw-conversation').click();
    await agent.keyboard.press('y');
    await expect(escalation()).toContainText('Nothing is escalated');
    await escalation().getByText('1 ended').click();
    await expect(escalation()).toContainText(`Acknowledged by ${colleague}`);
    await expect(escalation().getByRole('listitem').last()).toContainText('not climbed');
    await expect(manager.locator('cw-escalation-section')).toContainText('1 ended');
    await passesAxe(agent);
  });
});
