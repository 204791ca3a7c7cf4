import { expect, test, type Page } from '@playwright/test';
import { looksRight, violations, wide } from './support/looks';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

const first = unique('The picture is too dark');
const second = unique('Still too dark');
const sound = unique('No sound in hall 2');
// Told apart from earlier runs against the same program, whose tickets would stand in the list, too.
const from = `${unique('mila').replace(' ', '.')}@cinema.example`;

test.describe('two tickets that should be one, and one that should be two', () => {
  let agent: Page;
  let addresses: readonly string[];

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
    const outside = await signedIn(browser, 'admin');
    addresses = [
      await ticketByMail(outside, agent, { from, subject: first }),
      await ticketByMail(outside, agent, { from, subject: second }),
    ];
  });

  const open = async (which: 0 | 1) => {
    await agent.goto(url(addresses[which] ?? ''));
    await agent.getByRole('heading', { name: 'Properties' }).waitFor();
  };
  const dialog = () => agent.getByRole('dialog');
  const header = () => agent.locator('cw-ticket-header');
  const messages = () => agent.getByRole('article', { name: /^Message of/ });

  test('a ticket is merged into another one of its requester, by the keyboard alone', async () => {
    await open(1);
    await agent.keyboard.press('i');
    await expect(dialog().getByRole('radio')).toHaveCount(1);
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await agent.keyboard.type('nothing has these words');
    await expect(dialog().getByText(/Nothing fits/)).toBeVisible();
    await dialog().getByRole('searchbox').fill('dark');
    await dialog().getByRole('radio', { name: first }).waitFor();
    await agent.keyboard.press('ArrowDown');
    const merge = dialog().getByRole('button', { name: /^Merge into T-\d+$/ });
    await expect(merge).toBeEnabled();
    await merge.focus();
    await agent.keyboard.press('Enter');
    await expect(agent).toHaveURL(new RegExp(addresses[0] ?? ''));
    await expect(agent.getByText(/T-\d+ is merged into T-\d+/)).toBeVisible();
  });

  test('its messages stand with those of the other, and both lead to each other', async () => {
    await expect(messages()).toHaveCount(2);
    await expect(header().getByRole('link', { name: /^with T-\d+$/ })).toBeVisible();
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await messages()
      .last()
      .getByRole('link', { name: /^from T-\d+$/ })
      .click();
    await expect(agent.locator('cw-merged-banner')).toContainText(/Merged into T-\d+, where the conversation goes on/);
    await expect(agent.getByRole('textbox', { name: 'Public reply' })).toHaveCount(0);
    await expect(agent.getByText(/A new message from the customer arrives in T-\d+/)).toBeVisible();
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await agent.locator('cw-merged-banner').getByRole('link').click();
    await expect(agent).toHaveURL(new RegExp(addresses[0] ?? ''));
    await agent.getByRole('button', { name: 'Timeline' }).click();
    await expect(agent.locator('cw-timeline')).toContainText('merged another ticket into this one');
    await agent.getByRole('button', { name: 'Conversation', exact: true }).click();
  });

  test('a requester without another ticket has nothing to merge into, and the dialog says what to do', async () => {
    await open(0);
    await agent.getByRole('button', { name: 'More actions' }).click();
    await agent.getByRole('menuitem', { name: 'Merge into another ticket …' }).click();
    await expect(dialog()).toContainText('change the requester of this ticket first');
    expect(await violations(agent)).toEqual([]);
    await agent.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(agent).toHaveURL(new RegExp(addresses[0] ?? ''));
    await expect(agent.getByRole('button', { name: 'More actions' })).toBeFocused();
  });

  test('a message becomes a ticket of its own', async () => {
    await messages().first().getByRole('button', { name: 'Open as a new ticket …' }).click();
    const subject = dialog().getByRole('textbox', { name: 'Subject' });
    await expect(subject).toHaveValue(first);
    await expect(subject).toBeFocused();
    await looksRight(agent);
    await agent.setViewportSize(wide);
    await subject.fill(sound);
    await agent.keyboard.press('Enter');
    await expect(agent.getByRole('heading', { name: sound })).toBeVisible();
    await expect(agent.getByText(/T-\d+ is opened from a message of T-\d+/)).toBeVisible();
    await header()
      .getByRole('link', { name: /^split from T-\d+$/ })
      .click();
    await expect(agent.getByRole('heading', { name: first })).toBeVisible();
    await expect(
      messages()
        .first()
        .getByRole('link', { name: /^became T-\d+$/ }),
    ).toBeVisible();
    await agent.getByRole('button', { name: 'Timeline' }).click();
    await expect(agent.locator('cw-timeline')).toContainText('opened a message as a new ticket');
    await looksRight(agent);
    await agent.setViewportSize(wide);
  });
});
