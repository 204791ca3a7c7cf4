import { expect, test, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { programOf } from '@casewright/testing';
import { newDataFolder, startProduct, type Product } from '../support/product';

const person = { name: 'Ada Admin', email: 'admin@example.test', password: 'correct horse battery' };
const missing = (['temporal', 'redis'] as const).filter((server) => !programOf(server));

/** Two browsers, each at another of the two api processes. */
test.describe('the cluster', () => {
  test.skip(missing.length > 0, `${missing.join(' and ')} not there. Get it with: npm run provision`);
  const data = newDataFolder();
  let cluster: Product;
  let apis: string[];

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    cluster = await startProduct({ profile: 'cluster', data });
    apis = [...cluster.output().matchAll(/(http:\/\/127\.0\.0\.1:\d+)\/metrics/g)].map(([, address]) => address ?? '');
  });
  test.afterAll(async () => {
    await cluster?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('is set up by its link, and shows at one process what happens at the other', async ({ browser, request }) => {
    const [here = '', there = ''] = apis;
    const first = await setUp(browser, here, /\/setup#\S+/.exec(cluster.output())?.[0] ?? '');
    const second = await signIn(browser, there);
    const subject = 'Projector in hall 3 shows a black picture';
    const rename = await openTicket(request, cluster.url, subject);
    for (const page of [first, second]) await expect(page.getByRole('row').filter({ hasText: subject })).toBeVisible();

    await second.getByRole('row').filter({ hasText: subject }).click();
    await expect(second.getByRole('heading', { name: subject })).toBeVisible();
    await rename('The lamp of hall 3 is worn out');
    await expect(first.getByRole('row').filter({ hasText: 'The lamp of hall 3' })).toBeVisible();
    await expect(second.getByRole('heading', { name: 'The lamp of hall 3' })).toBeVisible();
  });
});

/** The first administrator, with the queue before them. */
async function setUp(browser: Browser, api: string, link: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${api}${link}`);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
  return page;
}

async function signIn(browser: Browser, api: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${api}/sign-in`);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
  return page;
}

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

/** Answers how to give it another subject. */
async function openTicket(request: APIRequestContext, url: string, subject: string): Promise<(subject: string) => Promise<void>> {
  const { email, password } = person;
  const signedIn = await request.post(`${url}/api/v1/auth/login`, { data: { email, password } });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const requester = { email: 'rita@outside.test', name: 'Rita Requester' };
  const headers = { authorization: `Bearer ${accessToken}` };
  const opened = await request.post(`${url}/api/v1/tickets`, { headers, data: { subject, body: 'It is dark in here', requester } });
  expect(opened.status()).toBe(201);
  const { id } = (await opened.json()) as { id: string };
  return async (renamed) => {
    const changed = await request.patch(`${url}/api/v1/tickets/${id}`, { headers, data: { subject: renamed } });
    expect(changed.status()).toBe(200);
  };
}
