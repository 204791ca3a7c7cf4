import { expect, test } from '@playwright/test';
import { signedIn, url } from './support/people';
import { ticketByMail, unique } from './support/tickets';

test('a person is forgotten for good, and the ticket stays without words', async ({ browser }) => {
  const admin = await signedIn(browser, 'admin');
  const outside = await signedIn(browser, 'manager');
  const from = `${unique('forget.me').replace(' ', '.')}@newcomer.example`;
  const subject = unique('My private black picture');
  const ticket = await ticketByMail(outside, admin, { from, subject });
  await admin.goto(url(`/customers?q=${encodeURIComponent(from)}`));
  await admin.getByRole('row').filter({ hasText: from }).click();
  await admin.getByRole('button', { name: /Forget this person/ }).click();

  const forget = admin.getByRole('button', { name: 'Forget for good' });
  await admin.getByLabel(/^Reason/).fill('Asked for it in writing');
  await admin.getByLabel(/To confirm/).fill('somebody.else@newcomer.example');
  await expect(forget).toBeDisabled();
  await admin.getByLabel(/To confirm/).fill(from);
  await forget.click();
  await expect(admin.getByRole('heading', { level: 1 })).not.toContainText('forget.me');
  await expect(admin.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);

  await admin.goto(url(ticket));
  await expect(admin.locator('cw-ticket-header')).toContainText('T-');
  await expect(admin.getByText(subject)).toHaveCount(0);
  await expect(admin.getByText(from)).toHaveCount(0);
});
