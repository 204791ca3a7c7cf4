import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const views = [
  { size: wide, colorScheme: 'light' },
  { size: wide, colorScheme: 'dark' },
  { size: phone, colorScheme: 'dark' },
] as const;

/** At both widths and in both themes; the page is left on a phone in the dark. */
export async function looksRight(page: Page): Promise<void> {
  for (const { size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
    expect(await violations(page), `${size.width} px, ${colorScheme}`).toEqual([]);
  }
}

/** What axe has against the page as it is. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(standards);
  // Where there are no frames it runs in the page alone; else what it finds in each is brought together in a tab that is opened for it, which takes twice as long.
  if (page.frames().length === 1) axe.setLegacyMode(true);
  const result = await axe.analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** A movement that is cancelled, as where its row goes away, has ended as well. */
const movementsEnd = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished),
).then(() => undefined)`;

/** A row that lights up keeps the colours of the theme in which it began: what moves while the theme is changed ends first. */
const settled = (page: Page): Promise<void> => page.evaluate<undefined>(movementsEnd);
