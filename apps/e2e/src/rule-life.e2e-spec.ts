import { expect, test, type Page } from '@playwright/test';
import { violations } from './support/looks';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Words that no other rule and no other ticket know.
const name = unique('Flicker');
const subject = unique('Lamp flickers');

/** What the rule is before the journey: it sets the priority, and a draft of it sets another. */
const content = (to: string) => ({
  name,
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: subject }] },
  actions: [{ id: 'p', type: 'ticket.set-priority', params: { to } }],
});

test.describe('the life of a version', () => {
  let page: Page;
  let address: string;
  let mails = 0;

  test.beforeAll(async ({ browser }) => {
    page = await signedIn(browser, 'admin');
    const send = async (method: string, path: string, data: object, token = '') => {
      const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
      const answer = await page.request.fetch(url(`/api/v1${path}`), { method, data, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as { id: string; accessToken: string };
    };
    const { accessToken } = await send('POST', '/auth/login', { email: 'manager@demo.test', password: 'casewright' });
    const { id } = await send('POST', '/rules', content('high'), accessToken);
    await send('POST', `/rules/${id}/publish`, { reason: 'Lamps flicker' }, accessToken);
    await send('PUT', `/rules/${id}/draft`, content('urgent'), accessToken);
    address = `/rules/${id}`;
  });

  const trial = () => page.getByRole('region', { name: 'Version on trial' });
  const state = () => page.locator('cw-editor-frame .state');
  const open = async () => {
    await page.goto(url(address));
    await expect(page.getByRole('heading', { name })).toBeVisible();
  };
  /** A ticket that the rule is about gets this priority. */
  const aTicketBecomes = async (priority: string) => {
    mails += 1;
    const own = `${subject} ${mails}`;
    await writeMail(page, { from: 'clara.flicker@newcomer.example', subject: own, text: 'Please help.' });
    await openTicket(page, own);
    await expect(page.getByRole('button', { name: 'Priority', exact: true })).toContainText(priority);
  };
  const passesAxe = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
  };

  test('begins in shadow: it is watched beside the published one', async () => {
    await open();
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByRole('radio', { name: 'Shadow' }).check();
    await page.getByLabel(/Why does this version exist/).fill('Flickering is urgent');
    await passesAxe();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(trial()).toContainText('Version 2 is on trial');
    await expect(state()).toContainText('version 1 is live');
    await aTicketBecomes('High');
    await open();
    await expect(trial()).toContainText('Other changes');
    await expect(trial().getByRole('link', { name: new RegExp(subject) })).toBeVisible();
    await expect(trial()).toContainText('trial: Priority: Urgent · published: Priority: High');
    await passesAxe();
  });

  test('goes on as a canary, and becomes the active one', async () => {
    await trial().getByRole('button', { name: 'Make it a canary …' }).click();
    await trial().getByRole('spinbutton').fill('30');
    await trial().getByRole('button', { name: 'Make it a canary', exact: true }).click();
    await expect(trial()).toContainText('It acts on 30 % of the tickets, version 1 on the others.');
    await trial().getByRole('button', { name: 'Make it active' }).click();
    await expect(trial()).toHaveCount(0);
    await expect(state()).toContainText('version 2 is live');
    await aTicketBecomes('Urgent');
  });

  test('is rolled back by a version that says what the first one said', async () => {
    await open();
    await page.getByRole('button', { name: 'Roll back to this' }).last().click();
    await page
      .getByRole('group', { name: 'Roll back to version 1' })
      .getByLabel(/The reason/)
      .fill('Not so urgent after all');
    await page.getByRole('button', { name: 'Roll back', exact: true }).click();
    await expect(state()).toContainText('version 3 is live');
    await expect(page.getByRole('region', { name: 'History' }).or(page.locator('cw-version-list'))).toContainText(
      'which says what version 1 said',
    );
    await aTicketBecomes('High');
  });

  test('is stopped with what it has planned, and let go on in one step', async () => {
    await open();
    await page.getByRole('button', { name: 'More steps' }).click();
    await page.getByRole('menuitem', { name: /^Stop/ }).click();
    const form = page.getByRole('group', { name: 'Stop this rule' });
    await expect(form).toContainText('It stops 1 live rule at once and cancels what is queued: 0 armed runs, 0 actions, 0 deliveries');
    await form.getByLabel(/The reason/).fill('A drill');
    await form.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.locator('cw-rest-notice')).toContainText('A drill');
    await page.goto(url(`/rules?status=paused&q=${encodeURIComponent(name)}`));
    await expect(page.getByRole('row').nth(1)).toContainText('Paused');
    const stop = page.locator('cw-standing-stops .stop').filter({ hasText: name });
    await passesAxe();
    await stop.getByRole('button', { name: 'Resume it' }).click();
    await expect(stop).toHaveCount(0);
    await page.goto(url(`/rules?q=${encodeURIComponent(name)}`));
    await expect(page.getByRole('row').nth(1)).toContainText('Active');
  });

  test('meets another draft: what both wrote is made one, part by part', async ({ browser }) => {
    const other = await signedIn(browser, 'manager');
    await open();
    await other.goto(url(address));
    for (const [who, title] of [
      [other, `${name} of the manager`],
      [page, `${name} of the admin`],
    ] as const) {
      await who.getByLabel('Name').fill(title);
      await who.getByRole('button', { name: 'Save draft' }).click();
      if (who === other) await expect(who.getByText('Draft saved')).toBeVisible();
    }
    const merge = page.getByRole('alert', { name: 'Two drafts of this rule' });
    await expect(merge.getByRole('button', { name: 'Save what is chosen' })).toBeDisabled();
    await passesAxe();
    await merge.getByRole('radio', { name: /Mine/ }).check();
    await merge.getByRole('button', { name: 'Save what is chosen' }).click();
    await expect(merge).toHaveCount(0);
    await other.reload();
    await expect(other.getByLabel('Name')).toHaveValue(`${name} of the admin`);
    await other.context().close();
  });

  test('is archived, leaves the list, and is found where it was put', async () => {
    await open();
    await page.getByRole('button', { name: 'More steps' }).click();
    await page.getByRole('menuitem', { name: 'Archive …' }).click();
    await page
      .getByRole('group', { name: 'Archive this rule' })
      .getByLabel(/The reason/)
      .fill('The journey is over');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(page.locator('cw-rest-notice')).toContainText('The journey is over');
    await page.goto(url(`/rules?q=${encodeURIComponent(name)}`));
    await expect(page.getByText('No rule like that')).toBeVisible();
    await page.goto(url(`/rules?status=archived&q=${encodeURIComponent(name)}`));
    await expect(page.getByRole('row').nth(1)).toContainText('Archived');
  });
});
