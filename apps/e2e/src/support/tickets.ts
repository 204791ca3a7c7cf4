import { expect, type Page } from '@playwright/test';
import { url, writeMail } from './people';

/** Told apart from earlier runs against the same program. */
export const unique = (words: string): string => `${words} ${Date.now().toString(36)}`;

/** A new ticket by mail, as one of the staff finds it. Answers with its address. */
export async function ticketByMail(outside: Page, staff: Page, mail: { from: string; subject: string }): Promise<string> {
  await writeMail(outside, { ...mail, text: 'Please have a look.' });
  return openTicket(staff, mail.subject);
}

export async function openTicket(page: Page, subject: string): Promise<string> {
  await page.goto(url(`/queue?q=${encodeURIComponent(subject)}`));
  await page.getByRole('row').filter({ hasText: subject }).first().click();
  await expect(page).toHaveURL(/\/tickets\//);
  return new URL(page.url()).pathname;
}
