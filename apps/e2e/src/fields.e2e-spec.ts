import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Told apart from earlier runs against the same program.
const label = unique('Tier');
const key = label.toLowerCase().replace(/\W+/g, '_');
const subject = unique('Projector of the cinema');
const ruleName = unique('Gold is urgent');

test.describe('a field of the desk', () => {
  let admin: Page;
  let agent: Page;

  test.beforeAll(async ({ browser }) => {
    admin = await signedIn(browser, 'admin');
    agent = await signedIn(browser, 'agent');
  });

  const passesAxe = async (page: Page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
    }
  };

  test('is made by an admin, with its choices', async () => {
    await admin.goto(url('/fields?field=new'));
    await admin.getByRole('textbox', { name: 'Label' }).fill(label);
    await expect(admin.getByRole('textbox', { name: /^Key/ })).toHaveValue(key);
    for (const choice of ['Gold', 'Silver']) {
      await admin.getByRole('textbox', { name: 'Another choice' }).fill(choice);
      await admin.keyboard.press('Enter');
    }
    await passesAxe(admin);
    await admin.getByRole('button', { name: 'Add the field' }).click();
    await expect(admin.getByRole('row').filter({ hasText: label })).toContainText('One choice');
  });

  test('can be asked for by a rule at once', async () => {
    await admin.goto(url('/rules/new'));
    await admin.getByLabel('Name').first().fill(ruleName);
    await pick('What changes', label);
    await pick('To', 'Gold');
    await admin.getByRole('button', { name: 'Condition', exact: true }).click();
    await admin.locator('[data-part="fact"] button').last().click();
    await admin.getByRole('option', { name: label }).first().click();
    await admin.locator('[data-part="value"] button').last().click();
    await admin.getByRole('option', { name: 'Gold' }).click();
    await pick('Add an action', 'Set priority');
    await pick('Priority', 'Urgent');
    await admin.getByRole('button', { name: 'Save draft' }).click();
    await admin.getByRole('button', { name: 'Publish …' }).click();
    await admin.getByLabel(/Why does this version exist/).fill('Gold contracts come first');
    await admin.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(admin.locator('cw-editor-frame .state')).toContainText('Active');
  });

  const pick = async (button: string, option: string) => {
    await admin.getByRole('button', { name: button, exact: true }).first().click();
    await admin.getByRole('option', { name: option }).first().click();
    await admin.keyboard.press('Escape');
  };

  test('is set by an agent, and the rule acts on it; Why says so', async () => {
    const ticket = await ticketByMail(admin, agent, { from: 'frieda.field@newcomer.example', subject });
    await expect(agent.getByRole('button', { name: 'Priority', exact: true })).toContainText('Normal');
    await agent.getByRole('button', { name: label, exact: true }).click();
    await agent.getByRole('option', { name: 'Gold' }).click();
    await expect(agent.getByRole('button', { name: 'Priority', exact: true })).toContainText('Urgent');
    await passesAxe(agent);
    await agent.getByRole('button', { name: 'Why? Priority' }).click();
    await expect(agent.getByText(new RegExp(`The rule “${ruleName}”.*changed it from Normal to Urgent`))).toBeVisible();
    await expect(agent.locator('cw-why-panel')).toContainText(label);
    await expect(agent.locator('cw-why-panel')).toContainText('Gold');
    await agent.getByRole('button', { name: 'Close Why this priority?' }).click();
    await agent.getByRole('button', { name: `Why? ${label}` }).click();
    await expect(agent.locator('cw-why-panel')).toContainText('set it to Gold');
    await agent.getByRole('button', { name: /^Close Why/ }).click();
    await agent.goto(`${url(ticket)}?tab=timeline`);
    await expect(agent.locator('cw-timeline')).toContainText(`set ${label}: Gold`);
  });

  test('is filled in by whoever opens a ticket by hand', async () => {
    await agent.goto(url('/tickets/new'));
    await agent.getByRole('button', { name: 'Requester: name or email address' }).click();
    await agent.keyboard.type('gerda.gold@newcomer.example');
    await agent.keyboard.press('Enter');
    await agent.getByLabel('Name of the requester').fill('Gerda Gold');
    await agent.getByLabel('Subject').fill(unique('A call about hall 2'));
    await agent.getByLabel('Message, in the words of the requester').fill('The lamp went out in the second act.');
    await agent.getByRole('button', { name: label, exact: true }).click();
    await agent.getByRole('option', { name: 'Gold' }).click();
    await passesAxe(agent);
    await agent.keyboard.press('Control+Enter');
    await expect(agent).toHaveURL(/tickets\/[0-9a-f-]{36}/);
    await expect(agent.getByRole('button', { name: label, exact: true })).toContainText('Gold');
  });
});
