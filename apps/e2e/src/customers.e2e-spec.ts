import { expect, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Told apart from earlier runs against the same program.
const name = unique('Lichtspielhaus');
const domain = `${name.toLowerCase().replace(' ', '-')}.example`;
const from = `clara.foyer@${domain}`;

test.describe('an organisation', () => {
  let agent: Page;
  let manager: Page;

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
    manager = await signedIn(browser, 'manager');
  });

  test('is added by an agent, and says at its field what is wrong', async () => {
    await agent.goto(url('/customers'));
    await agent.getByRole('link', { name: 'Organisations' }).click();
    await agent.getByRole('button', { name: 'New organisation' }).click();
    await agent.getByLabel('Name', { exact: true }).fill(name);
    await agent.getByLabel(/Mail domains/).fill(`${domain}, nodot`);
    await agent.getByRole('button', { name: 'Add the organisation' }).click();
    await expect(agent.getByText(/nodot: Must be a mail domain/)).toBeVisible();
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await agent.getByLabel(/Mail domains/).fill(`@${domain}`);
    await agent.getByRole('button', { name: 'Add the organisation' }).click();
    await expect(agent.getByRole('row').filter({ hasText: name })).toContainText(domain);
  });

  test('is joined by whoever first writes from its domain', async () => {
    await ticketByMail(manager, agent, { from, subject: unique('The foyer stays dark') });
    await agent.goto(url(`/customers?q=${encodeURIComponent(from)}`));
    await expect(agent.getByRole('row').filter({ hasText: from })).toContainText(name);
  });

  test('leads to its people, who open in a new tab too', async () => {
    await agent.goto(url(`/customers/organisations?q=${encodeURIComponent(domain)}`));
    await agent.getByRole('row').filter({ hasText: name }).click();
    await agent.getByRole('link', { name: '1 person belongs to it' }).click();
    const person = agent.getByRole('row').filter({ hasText: from }).getByRole('link');
    const [tab] = await Promise.all([agent.context().waitForEvent('page'), person.click({ modifiers: ['ControlOrMeta'] })]);
    await tab.waitForURL(/\/customers\/[0-9a-f-]{36}/);
    await tab.close();
    await expect(agent).toHaveURL(/organisationId=/);
    await person.click();
    await expect(agent).toHaveURL(/\/customers\/[0-9a-f-]{36}/);
  });

  test('is left and chosen again on the page of a person', async () => {
    const header = agent.locator('cw-customer-page header');
    for (const [option, shown] of [
      ['No organisation', 'No organisation'],
      [name, name],
    ] as const) {
      await agent.getByRole('button', { name: 'Edit', exact: true }).click();
      await agent.getByRole('button', { name: 'Organisation', exact: true }).click();
      await agent.keyboard.type(option);
      await agent.getByRole('option', { name: option }).click();
      await agent.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(header).toContainText(shown);
    }
  });

  test('is removed after asking once more, and its people stay', async () => {
    const person = agent.url();
    await agent.getByRole('link', { name, exact: true }).click();
    await agent.getByRole('button', { name: 'Remove the organisation …' }).click();
    await agent.getByRole('button', { name: `Remove ${name}` }).click();
    await expect(agent.getByRole('row').filter({ hasText: name })).toHaveCount(0);
    await agent.goto(person);
    await expect(agent.locator('cw-customer-page header')).toContainText('No organisation');
  });
});
