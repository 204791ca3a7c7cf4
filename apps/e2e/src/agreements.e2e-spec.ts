import { expect, test, type Page } from '@playwright/test';
import { looksRight, wide } from './support/looks';
import { signedIn, url, writeMail } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

// Words that no other policy and no other ticket know.
const policy = unique('Event halls');
const tag = unique('hall').replaceAll(' ', '-');
const subject = unique('Lens drifts in the hall');

test.describe('an agreement', () => {
  let manager: Page;
  let ticket: string;

  test.beforeAll(async ({ browser }) => {
    manager = await signedIn(browser, 'manager');
    await writeMail(manager, { from: 'clara.hall@newcomer.example', subject, text: 'It drifts to the left.' });
    ticket = await openTicket(manager, subject);
    await manager.getByRole('button', { name: 'Add a tag' }).click();
    await manager.getByRole('combobox', { name: /^(Value|Add a tag)$/ }).fill(tag);
    await manager.keyboard.press('Enter');
    await manager.keyboard.press('Escape');
  });

  const choose = async (list: string, option: string) => {
    await manager.getByRole('button', { name: list, exact: true }).click();
    await manager.getByRole('option', { name: option }).first().click();
  };
  const question = () => manager.getByRole('dialog', { name: 'What happens to the clocks that run?' });
  const panel = () => manager.locator('cw-ticket-side');

  test('is written with conditions and two warnings, and tried on an example while it is written', async () => {
    await manager.goto(url('/sla'));
    await manager.getByRole('link', { name: 'New policy' }).click();
    await manager.getByLabel('Name').fill(policy);
    await manager.getByRole('button', { name: 'Condition', exact: true }).click();
    await choose('Fact', 'Tags');
    await choose('Comparison', 'has any of');
    await manager.getByRole('button', { name: 'Value', exact: true }).click();
    await manager.getByRole('combobox', { name: /^(Value|Add a tag)$/ }).fill(tag);
    await manager.keyboard.press('Enter');
    await manager.keyboard.press('Escape');
    await manager.getByRole('button', { name: 'Warning', exact: true }).click();
    await manager.getByLabel('First reply, warning 1', { exact: true }).fill('50');
    await manager.keyboard.press('Tab');
    const beside = manager.getByRole('complementary', { name: 'Consequence' });
    await expect(beside).toContainText('warns at 50 %');
    await manager.getByRole('button', { name: 'Breach level', exact: true }).click();
    await choose('Add a target', 'Resolution');
    for (const priority of ['Urgent', 'High', 'Normal', 'Low']) await manager.getByLabel(`Resolution, ${priority}, hours`).fill('48');
    await choose('Resolution, pauses', 'while on hold');
    await manager.keyboard.press('Escape');
    await expect(beside).toContainText(`Tickets tagged ${tag}: first reply in`);
    await expect(beside).toContainText('warns at 50 % and 30 min before (first reply)');
    await expect(beside).toContainText('Such a ticket matches.');
    await expect(beside).toContainText('Warning at 50 %');
    await expect(beside).toContainText('Level 2');
  });

  test('shows a refusal at its field', async () => {
    await manager.getByRole('button', { name: 'Condition', exact: true }).click();
    await manager.getByRole('button', { name: 'Save …' }).click();
    await expect(manager.getByRole('alert').first()).toBeVisible();
    await expect(question()).toBeHidden();
    await manager.getByRole('button', { name: 'Remove this condition' }).last().click();
  });

  test('asks what it does to clocks that run before it is saved, and acts', async () => {
    await manager.getByRole('button', { name: 'Save …' }).click();
    await expect(question()).toContainText('No running clock changes.');
    await question().getByRole('radio', { name: 'Remaining time' }).check();
    await expect(question()).not.toContainText('Working out');
    await question().getByRole('button', { name: 'Save' }).click();
    await expect(manager).toHaveURL(/\/sla\/[0-9a-f-]{36}$/);
    await manager.goto(url('/sla'));
    const rows = manager.getByRole('list', { name: /Policies in the order/ }).locator('> li');
    await expect(rows.last()).toContainText(`Tickets tagged ${tag}`);
    for (let place = (await rows.count()) - 1; place > 0; place -= 1) {
      await manager.getByRole('button', { name: `Move up ${policy}` }).click();
      await expect(rows.nth(place - 1)).toContainText(policy);
    }
    await question().getByRole('radio', { name: 'Remaining time' }).check();
    await expect(question()).toContainText(subject);
    await question().getByRole('button', { name: 'Save this order' }).click();
    await expect(manager.getByRole('status').filter({ hasText: 'Carried to the clocks of' })).toBeVisible();
    await manager.goto(url(ticket));
    await expect(manager.locator('cw-sla-section')).toContainText('of 48 h used');
    await manager.getByRole('button', { name: 'Why? First reply' }).click();
    await expect(panel()).toContainText(policy);
    await expect(panel()).toContainText('(50 %)');
  });

  test('is changed with an effect that is seen beforehand, and the change stays on the record', async () => {
    await panel().getByRole('link', { name: policy }).click();
    for (const part of ['hours', 'minutes']) await manager.getByLabel(`First reply, Normal, ${part}`).fill(part === 'hours' ? '0' : '1');
    await manager.getByLabel('First reply, Normal, minutes').blur();
    await manager.getByLabel('First reply, warning 2', { exact: true }).fill('1');
    await manager.getByRole('button', { name: 'Save …' }).click();
    await question().getByRole('radio', { name: 'Recompute' }).check();
    await expect(question()).toContainText('It would change');
    for (const group of await question().locator('details:not([open]) > summary').all()) await group.click();
    await expect(question().getByRole('link', { name: subject }).first()).toBeVisible();
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await question().getByRole('button', { name: 'Save' }).click();
    await expect(manager.locator('cw-editor-frame .state')).toContainText('version 2');
    await expect(manager.getByRole('status').filter({ hasText: 'Carried to the clocks of' })).toBeVisible();
    await manager.goto(url('/sla/changes'));
    await expect(manager.getByRole('row').filter({ hasText: policy }).first()).toContainText('Recompute');
  });

  test('is corrected on a ticket: time is given back, a breach is excused and counts again', async () => {
    await manager.goto(url(`${ticket}?panel=clock:first-reply`));
    await expect(panel()).toContainText('of 1 min');
    await expect(panel().locator('cw-sla-pill')).toContainText('over', { timeout: 80_000 });
    const pressed = async (name: string, reason: string, then: string) => {
      await panel().getByRole('button', { name }).click();
      await panel()
        .getByLabel(/Why\? It stands/)
        .fill(reason);
      await panel().getByRole('button', { name: then, exact: true }).click();
    };
    await pressed('Excuse the breach', 'The site was closed', 'Excuse it');
    await expect(panel()).toContainText('“The site was closed”');
    await expect(panel().locator('cw-sla-pill')).toContainText('Excused');
    await pressed('Take the excuse back', 'It was open after all', 'Take it back');
    await expect(panel().locator('cw-sla-pill')).not.toContainText('Excused');
    await pressed('Give time back', 'Waited for the part', 'Give it back');
    await expect(panel()).toContainText('“Waited for the part”');
    await expect(panel().locator('cw-sla-pill')).toContainText('min');
    await expect(panel().getByRole('img', { name: /running .* to .*Due/ })).toBeVisible();
    await looksRight(manager);
  });

  test('keeps its place where two people sort at once, until one says whose order stays', async ({ browser }) => {
    const admin = await signedIn(browser, 'admin');
    const rows = (page: Page) => page.getByRole('list', { name: /Policies in the order/ }).locator('> li');
    const names = (page: Page) => rows(page).locator('.words a').allTextContents();
    const down = (page: Page) => rows(page).first().getByRole('button', { name: /down/ }).click();
    const saved = async (page: Page) => {
      await page.getByRole('button', { name: 'Save this order' }).click();
      await expect(page.getByText('The policies are tried in this order now')).toBeVisible();
    };
    for (const page of [admin, manager]) {
      await page.goto(url('/sla'));
      await expect(rows(page).nth(1)).toBeVisible();
    }
    const before = await names(admin);
    await down(admin);
    await saved(admin);
    await down(manager);
    await manager.getByRole('button', { name: 'Save this order' }).click();
    await expect(manager.locator('cw-stale-notice')).toContainText('Somebody else has saved this since you opened it.');
    await looksRight(manager);
    await manager.setViewportSize(wide);
    await manager.getByRole('button', { name: 'Show theirs, drop mine' }).click();
    await expect(manager.locator('cw-stale-notice')).toBeHidden();
    await expect.poll(() => names(manager)).toEqual(await names(admin));
    await down(manager);
    await saved(manager);
    expect(await names(manager)).toEqual(before);
  });
});
