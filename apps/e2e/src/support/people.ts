import { test, type Browser, type BrowserContext, type Page } from '@playwright/test';

export const url = (path: string): string => `${process.env['E2E_URL'] ?? ''}${path}`;

const opened = new Map<BrowserContext, string>();

/** A browser of their own, signed in as one of the demo logins; it is closed when another file opens one. */
export async function signedIn(browser: Browser, login: string, heading = 'Queue'): Promise<Page> {
  await closeThoseOfOtherFiles();
  const context = await browser.newContext();
  opened.set(context, test.info().file);
  const page = await context.newPage();
  await page.goto(url('/sign-in'));
  await page.getByLabel('Email address').fill(`${login}@demo.test`);
  await page.getByLabel('Password').fill('casewright');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
  return page;
}

/** Each follows all that happens, which keeps the one browser of a worker busy; and whoever has a ticket open reads what is new about it. */
async function closeThoseOfOtherFiles(): Promise<void> {
  for (const [context, file] of opened) {
    if (file === test.info().file) continue;
    opened.delete(context);
    await context.close();
  }
}

export interface OutsideMail {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

/** Writes a mail on the Mailbox page. */
export async function writeMail(page: Page, mail: OutsideMail): Promise<void> {
  await page.goto(url('/mailbox?compose=new'));
  await page.getByLabel('From').fill(mail.from);
  await page.getByLabel('Subject').fill(mail.subject);
  await page.getByLabel('Message', { exact: true }).and(page.locator('textarea')).fill(mail.text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/message=/);
}
