import { expect, request, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Words that no other rule and no other ticket know.
const name = unique('On behalf');
const tag = unique('handed-on').replaceAll(' ', '-');
const phrase = unique('For the chief');
const [theirs, other, next] = [`${phrase}, first`, unique('For nobody else'), `${phrase}, second`];
const chief = { name: unique('Chief'), email: `chief.${tag}@newcomer.example` };
const secretary = { name: 'Sam Secretary', email: `sam.${tag}@newcomer.example` };

/** What the rule is before the journey: it calls a webhook where a ticket is not for the chief. */
const content = (targetId: string) => ({
  name,
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.tagged'], changed: { field: 'tags', to: [tag] } },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: phrase }] },
  actions: [],
  otherwise: [{ id: 'w', type: 'webhook.call', params: { targetId } }],
});

/** A rule sets the requester, calls a webhook otherwise, and is tried on both before it goes to work. */
test.describe('the test bench', () => {
  let page: Page;
  let address: string;
  let token = '';

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'admin');
    token = (await send<{ accessToken: string }>('/auth/login', { email: 'admin@demo.test', password: 'casewright' })).accessToken;
    await ticket('Somebody is known', chief);
    for (const subject of [theirs, other]) await handOn(await ticket(subject, secretary));
    const target = await send<{ id: string }>('/webhook-targets', { name, url: 'https://hooks.example.org/casewright' });
    address = `/rules/${(await send<{ id: string }>('/rules', content(target.id))).id}`;
  });

  /** Beside the browser: a sign-in of its own would change who that is. */
  async function send<Answer>(path: string, data: object): Promise<Answer> {
    const outside = await request.newContext();
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    const answer = await outside.post(url(`/api/v1${path}`), { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Answer;
  }
  const ticket = async (subject: string, requester: typeof chief) =>
    (await send<{ id: string }>('/tickets', { subject, body: 'Please help.', requester })).id;
  const handOn = (ticketId: string) => send(`/tickets/${ticketId}/tags/${tag}`, {});
  const bench = () => page.getByRole('region', { name: 'What it would do' });
  const tryOn = async (subject: string) => {
    await page.goto(url(`${address}/try`));
    await page.getByRole('listitem').filter({ hasText: subject }).first().getByRole('button').click();
    await expect(bench()).toContainText('Nothing was sent and nothing was changed');
  };

  test('a rule names a requester among the people that a search finds', async () => {
    await page.goto(url(address));
    await page.getByRole('button', { name: 'Add an action' }).first().click();
    await page.getByRole('option', { name: 'Set requester' }).click();
    await page.getByRole('button', { name: 'Requester', exact: true }).click();
    await page.getByRole('combobox', { name: 'Requester' }).fill(chief.email);
    await page.getByRole('option', { name: chief.name }).click();
    await expect(page.locator('cw-rule-consequence').first()).toContainText(`make ${chief.name} the requester`);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.locator('cw-editor-frame .state')).not.toContainText('Unsaved changes');
  });

  test('it shows who would be the requester', async () => {
    await tryOn(theirs);
    await expect(bench()).toContainText('Requester');
    await expect(bench()).toContainText(chief.name);
    await expect(bench()).toContainText('it must fire here');
  });

  test('it shows the request of a webhook as it would leave, and keeps as a test that this is what it does otherwise', async () => {
    await tryOn(other);
    await expect(bench()).toContainText('Its conditions do not hold, so it does what it does otherwise.');
    await expect(bench()).toContainText(/webhook-id: [0-9a-f-]{36}/);
    await expect(bench()).toContainText('"specversion":"1.0"');
    await expect(bench()).not.toContainText('webhook-signature');
    await looksRight(page);
    await page.setViewportSize(wide);
    await page.getByLabel(/it must do what it does otherwise here/).fill('It tells the webhook');
    await page.getByRole('button', { name: 'Save test' }).click();
    const saved = page.locator('cw-saved-tests').getByRole('listitem').filter({ hasText: 'It tells the webhook' });
    await expect(saved.getByLabel('passes', { exact: true })).toBeVisible();
  });

  test('with the test of what it does otherwise the rule goes to work', async () => {
    await page.goto(url(address));
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByLabel(/Why does this version exist/).fill('The chief wants to be told');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.locator('cw-editor-frame .state')).toContainText('version 1 is live');
    await handOn(await ticket(next, secretary));
    await expect(async () => {
      await openTicket(page, next);
      await expect(page.locator('cw-people-section')).toContainText(chief.name, { timeout: 2000 });
    }).toPass();
  });

  test('Why says so, and somebody makes another the requester with the keys, and takes it back', async () => {
    const people = page.locator('cw-people-section');
    await page.getByRole('button', { name: 'Why? Requester' }).click();
    await expect(page.locator('cw-why-panel')).toContainText(name);
    await page.getByRole('button', { name: /^Close Why/ }).click();
    await page.getByRole('button', { name: /^New requester/ }).press('Enter');
    await page.keyboard.type(secretary.email);
    await page.getByRole('option', { name: secretary.name }).waitFor();
    await page.keyboard.press('Enter');
    await expect(people).toContainText(secretary.email);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(people).toContainText(chief.email);
  });
});
