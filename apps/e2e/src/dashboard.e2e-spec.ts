import { expect, test, type Page } from '@playwright/test';
import { signedIn, url } from './support/people';

const panels = ['Opened and solved', 'Open by team and priority', 'SLA attainment', 'Age of what is open'];
/** The queue reads on as one scrolls; up to here all rows are there at once. */
const onePage = 50;

test.describe('the dashboard', () => {
  let manager: Page;

  test.beforeAll(async ({ browser }) => {
    manager = await signedIn(browser, 'manager');
  });

  test('leads from a number to as many tickets', async () => {
    test.slow();
    const links = await numbers(manager);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links.filter(({ count }) => count <= onePage)) {
      let { count } = link;
      await expect(async () => {
        await manager.goto(url(link.href));
        if (await hasRows(manager, count)) return;
        // Other journeys go on meanwhile: what the dashboard says now counts.
        const now = (await numbers(manager)).find(({ href }) => href === link.href);
        if (!now) return;
        count = now.count;
        throw new Error(`${link.href} does not lead to as many tickets as the dashboard says`);
      }).toPass();
    }
  });

  test('opens the tickets behind a bar', async () => {
    await manager.goto(url('/dashboard'));
    const chart = manager.locator('cw-figure-panel', { hasText: 'Age of what is open' }).locator('canvas');
    await expect(chart).toHaveAttribute('aria-label', /Open tickets \d+/);
    const box = await chart.boundingBox();
    if (!box) throw new Error('The chart has no place');
    await expect(async () => {
      await manager.mouse.click(box.x + box.width * 0.12, box.y + box.height * 0.75);
      await manager.waitForURL(/\/queue\?.*createdFrom=/, { timeout: 2000 });
    }).toPass();
    await expect(manager.getByText('Opened from')).toBeVisible();
  });

  test('says to whom it is closed, and whom to ask', async ({ browser }) => {
    const engineer = await signedIn(browser, 'engineer');
    await engineer.goto(url('/dashboard'));
    await expect(engineer.getByRole('alert')).toContainText('An administrator can give you the permission');
  });
});

interface Link {
  readonly href: string;
  readonly count: number;
}

const linksOf = (page: Page, selector: string): Promise<Link[]> =>
  page
    .locator(`${selector} a`)
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href') ?? '', count: parseInt(link.textContent ?? '', 10) })));

/** What the dashboard says at this moment, and where that leads. */
async function numbers(page: Page): Promise<Link[]> {
  await page.goto(url('/dashboard?days=7'));
  for (const title of panels) await page.getByRole('button', { name: `${title} as a table` }).click();
  return [...(await linksOf(page, 'cw-open-numbers')), ...(await sample(page))];
}

const hasRows = (page: Page, count: number): Promise<boolean> =>
  expect(page.getByRole('table', { name: 'Tickets' }))
    .toHaveAttribute('aria-rowcount', String(count + 1), { timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );

/** The first and the last of each panel: that all figures are right is checked against the log elsewhere. */
async function sample(page: Page): Promise<Link[]> {
  const panels = await page.locator('cw-figure-panel').count();
  const links = await Promise.all(Array.from({ length: panels }, (_, index) => linksOf(page, `cw-figure-panel >> nth=${index} >> tbody`)));
  return links.flatMap((all) => [...all.slice(0, 1), ...all.slice(1).slice(-1)]);
}
