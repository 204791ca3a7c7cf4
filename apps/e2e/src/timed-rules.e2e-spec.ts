import { expect, test, type Page } from '@playwright/test';
import { violations } from './support/looks';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Words that no other rule and no other ticket know.
const subject = unique('Lens drifts');
const atOnce = unique('Greet');
const later = unique('Look after it');
const daily = unique('Every morning');

/** What a rule is before the journey makes it wait for a time. */
const content = (name: string) => ({
  name,
  order: { phase: 'escalation', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: subject }] },
  actions: [{ id: 't', type: 'ticket.add-tags', params: { tags: ['looked-after'] } }],
});

test.describe('rules that wait for a time', () => {
  let page: Page;
  const addresses = new Map<string, string>();

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'admin');
    const send = async (path: string, data: object, token = '') => {
      const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
      const answer = await page.request.post(url(`/api/v1${path}`), { data, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as { id: string; accessToken: string };
    };
    const { accessToken } = await send('/auth/login', { email: 'manager@demo.test', password: 'casewright' });
    for (const name of [atOnce, later, daily]) addresses.set(name, `/rules/${(await send('/rules', content(name), accessToken)).id}`);
  });

  const open = async (name: string) => {
    await page.goto(url(addresses.get(name) ?? ''));
    await expect(page.getByRole('heading', { name })).toBeVisible();
  };
  const choose = async (list: string, option: string) => {
    await page.getByRole('button', { name: list, exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const publish = async () => {
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByLabel(/Why does this version exist/).fill('Nobody shall wait');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.locator('cw-editor-frame .state')).toContainText('version 1 is live');
  };
  const words = () => page.getByRole('complementary').or(page.locator('cw-rule-consequence')).first();
  const passesAxe = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
  };

  test('are told how long before or after which time of the ticket', async () => {
    await open(later);
    await choose('Starts', 'Some time before or after');
    await page.getByRole('spinbutton', { name: 'How long' }).fill('3');
    await choose('Which time', 'The ticket was opened');
    await expect(words()).toContainText('it is 3 days after the ticket was opened');
    await passesAxe();
    await publish();
    await open(atOnce);
    await choose('Starts', 'Some time before or after');
    await page.getByRole('spinbutton', { name: 'How long' }).fill('');
    await choose('Which time', 'The ticket was opened');
    await publish();
  });

  test('stand on the ticket with the time at which they will act, and act', async () => {
    await writeMail(page, { from: 'clara.lens@newcomer.example', subject, text: 'It drifts to the left.' });
    await openTicket(page, subject);
    const waiting = page.getByRole('list', { name: 'Rules that wait' });
    await expect(waiting).toContainText(later);
    await expect(page.getByRole('complementary').getByText('looked-after')).toBeVisible();
    await page.reload();
    await expect(waiting).not.toContainText(atOnce);
    await page.getByText('1 ended').click();
    await expect(page.getByRole('list', { name: 'Rules that waited' })).toContainText('Acted');
    await passesAxe();
    await waiting.getByRole('link', { name: later }).click();
    await expect(page.getByRole('heading', { name: later })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Tickets that it waits on, or waited on' })).toContainText(subject);
  });

  test('run on a schedule, whose next times show before anything is published', async () => {
    await open(daily);
    await choose('Starts', 'On a schedule');
    const times = page.getByRole('textbox', { name: 'Times' });
    await expect(page.getByRole('list', { name: 'Next runs' }).getByRole('listitem')).toHaveCount(5);
    await times.fill('61 9 * * *');
    await expect(page.getByRole('alert').first()).toContainText('This schedule cannot be read');
    await times.fill('30 7 * * 1-5');
    await expect(words()).toContainText('it is 07:30 from Monday to Friday');
    await expect(page.getByRole('list', { name: 'Next runs' }).getByRole('listitem')).toHaveCount(5);
    // A schedule has to say on which tickets.
    await expect(words()).toContainText('The group is empty');
    await passesAxe();
  });
});
