import { expect, test, type Locator, type Page } from '@playwright/test';
import { phone, violations, wide } from './support/looks';
import { signedIn, url } from './support/people';

test.describe('many tickets at once', () => {
  let agent: Page;

  const bar = () => agent.getByRole('toolbar', { name: 'Change the selected tickets' });
  const boxOf = async (part: Locator) => {
    const box = await part.boundingBox();
    if (!box) throw new Error('It is not on the screen');
    return box;
  };

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
  });

  test.beforeEach(async () => {
    await agent.setViewportSize(wide);
    await agent.goto(url('/queue?view=teams'));
    // By number: rows change their places while other journeys go on.
    await agent.getByRole('row').nth(2).waitFor();
    const shown = await agent.getByRole('row').allInnerTexts();
    const numbers = shown.flatMap((text) => /T-\d+/.exec(text) ?? []).slice(0, 2);
    for (const hasText of numbers) await agent.getByRole('row').filter({ hasText }).getByRole('checkbox').check();
    await expect(bar()).toContainText('2 selected');
  });

  test('are changed from a bar that lies over no row at the end of the list', async () => {
    await agent.setViewportSize({ ...wide, height: 480 });
    await expect
      .poll(async () => {
        // At the end of a page the next one comes in.
        await agent.evaluate(`document.querySelector('cdk-virtual-scroll-viewport').scrollTo(0, 1e6)`);
        const last = await boxOf(agent.getByRole('row').last());
        return last.y + last.height;
      })
      .toBeLessThanOrEqual((await boxOf(bar())).y);
    expect(await violations(agent)).toEqual([]);
  });

  for (const width of [1024, phone.width]) {
    test(`find their words and choices on a screen of ${width} px, and are taken back`, async () => {
      await agent.setViewportSize({ ...phone, width });
      const snooze = bar().getByRole('button', { name: 'Snooze' });
      await snooze.click();
      const cut = `[...document.querySelectorAll('cw-bulk-bar button')].filter((button) => button.scrollWidth > button.clientWidth).length`;
      expect(await agent.evaluate<number>(cut)).toBe(0);
      const list = await boxOf(agent.getByRole('listbox', { name: 'Snooze' }));
      expect(list.x).toBeGreaterThanOrEqual(0);
      expect(list.x + list.width).toBeLessThanOrEqual(width);
      expect(await violations(agent)).toEqual([]);
      // Offered on every day of the week: the others fall on the same day as one of these now and then.
      await agent.getByRole('option', { name: /^In 2 days/ }).click();
      await agent.getByRole('button', { name: 'Undo' }).click();
      await expect(bar()).toHaveCount(0);
    });
  }

  test('and columns that do not fit are scrolled to', async () => {
    await agent.setViewportSize({ ...wide, width: 1024 });
    const due = agent.getByRole('columnheader', { name: 'SLA' });
    await expect(due).not.toBeInViewport({ ratio: 1 });
    await due.scrollIntoViewIfNeeded();
    await expect(due).toBeInViewport({ ratio: 1 });
    expect(await agent.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1024);
  });
});
