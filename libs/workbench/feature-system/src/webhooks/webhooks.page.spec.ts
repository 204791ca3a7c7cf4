import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { WebhookTargetDetailView } from '@casewright/contracts';
import { WebhooksApi, problemFrom } from '@casewright/data-access';
import { openPage } from '@casewright/data-access/testing';
import { Notices } from '@casewright/ui';
import { WebhooksPage } from './webhooks.page';

const crm: WebhookTargetDetailView = {
  ...{ id: 'w1', name: 'CRM', host: 'crm.test', url: 'https://crm.test/hooks', version: 3 },
  ...{ createdAt: '2026-01-05T09:00:00.000Z', updatedAt: '2026-01-05T09:00:00.000Z' },
} as WebhookTargetDetailView;

describe('the webhooks page', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    list: jest.fn(() => Promise.resolve({ items: [crm], nextCursor: null as string | null })),
    read: jest.fn((id: string) => (id === 'w9' ? Promise.reject(problemFrom(404, {})) : Promise.resolve({ ...crm, id }))),
    create: jest.fn((content: object) => Promise.resolve({ ...crm, ...content, id: 'w2', secret: 'whsec_new' })),
    edit: jest.fn((_: string, content: object) => Promise.resolve({ ...crm, ...content, version: 4 })),
    renewSecret: jest.fn(() => Promise.resolve({ ...crm, version: 4, secret: 'whsec_other' })),
    test: jest.fn(() => Promise.resolve({ deliveryId: 'd1' })),
    remove: jest.fn(() => Promise.resolve()),
  };

  async function show(address: string, permissions: readonly string[] = ['webhook.view', 'webhook.manage']) {
    const providers = [
      { provide: WebhooksApi, useValue: api },
      { provide: Notices, useValue: notices },
    ];
    const opened = await openPage(address, { page: WebhooksPage, path: 'system/webhooks', permissions, providers });
    const { element, settled } = opened;
    const button = (label: string) =>
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(label));
    const press = async (label: string) => {
      button(label)?.click();
      await settled();
    };
    const write = async (place: number, text: string) => {
      const field = element.querySelectorAll<HTMLInputElement>('cw-webhook-panel form input')[place];
      if (!field) throw new Error('There is no such field');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settled();
    };
    return { ...opened, button, press, write };
  }

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('lists what there is, and opens one by its address', async () => {
    const { text, element } = await show('/system/webhooks?webhook=w1');
    expect(text()).toContain('crm.test');
    expect(element.querySelectorAll<HTMLInputElement>('cw-webhook-panel form input')[1]?.value).toBe('https://crm.test/hooks');
  });

  it('shows the secret of a new one once, and says so', async () => {
    const { press, write, element, text } = await show('/system/webhooks?webhook=new');
    await write(0, ' Stock ');
    await write(1, 'https://stock.test/in');
    await press('Make the webhook');
    expect(api.create).toHaveBeenCalledWith({ name: 'Stock', url: 'https://stock.test/in' });
    expect(TestBed.inject(Router).url).toBe('/system/webhooks?webhook=w2');
    expect(element.querySelector<HTMLInputElement>('[aria-label="The secret"]')?.value).toBe('whsec_new');
    expect(text()).toContain('Copy it now: it is not shown again.');
  });

  it('saves on the version that was read, and puts a refusal at its field', async () => {
    api.edit.mockRejectedValueOnce(
      problemFrom(422, {
        code: 'request.invalid',
        detail: 'No',
        errors: [{ in: 'body', pointer: '/url', message: 'Give an https address.' }],
      }),
    );
    const { press, write, text, element } = await show('/system/webhooks?webhook=w1');
    await write(1, 'http://crm.test');
    await press('Save');
    expect(api.edit).toHaveBeenCalledWith('w1', { name: 'CRM', url: 'http://crm.test' }, 3);
    expect(text()).toContain('Give an https address.');
    expect(element.querySelectorAll('form input')[1]?.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed for after a crash, but not the address: that may be a secret', async () => {
    const first = await show('/system/webhooks?webhook=w1');
    await first.write(0, 'CRM of the north');
    await first.write(1, 'https://crm.test/hooks?token=s3cret');
    expect(Object.values({ ...localStorage }).join()).not.toContain('crm.test');
    TestBed.resetTestingModule();
    const { element, text } = await show('/system/webhooks?webhook=w1');
    const fields = [...element.querySelectorAll<HTMLInputElement>('cw-webhook-panel form input')].map(({ value }) => value);
    expect(fields.slice(0, 2)).toEqual(['CRM of the north', 'https://crm.test/hooks']);
    expect(text()).toMatch(/Your unsaved changes of \d\d:\d\d are back/);
  });

  it('asks whose version stays where a newer one was saved since it was typed', async () => {
    const stale = () => problemFrom(412, { code: 'version.stale', detail: 'Somebody else has changed it since you read it.' });
    await (await show('/system/webhooks?webhook=w1')).write(0, 'Mine');
    TestBed.resetTestingModule();
    const theirs = { ...crm, name: 'Theirs', version: 5 };
    api.read.mockResolvedValueOnce(theirs).mockResolvedValueOnce(theirs);
    const { press, write, element } = await show('/system/webhooks?webhook=w1');
    api.edit.mockRejectedValueOnce(stale());
    await press('Save');
    expect(api.edit).toHaveBeenLastCalledWith('w1', { name: 'Mine', url: crm.url }, 3);
    await press('Save mine over theirs');
    expect(api.edit).toHaveBeenLastCalledWith('w1', { name: 'Mine', url: crm.url }, 5);

    await write(0, 'Mine again');
    api.edit.mockRejectedValueOnce(stale());
    api.read.mockResolvedValueOnce({ ...crm, name: 'Theirs again', version: 6 });
    await press('Save');
    await press('Show theirs, drop mine');
    expect(element.querySelector<HTMLInputElement>('cw-webhook-panel form input')?.value).toBe('Theirs again');
    expect(element.querySelector('cw-stale-notice')).toBeNull();
  });

  it('makes another secret, and removes, only when asked twice', async () => {
    const { press, element, button } = await show('/system/webhooks?webhook=w1');
    await press('Make another secret …');
    expect(api.renewSecret).not.toHaveBeenCalled();
    await press('Make another secret');
    expect(element.querySelector<HTMLInputElement>('[aria-label="The secret"]')?.value).toBe('whsec_other');
    await press('Remove the webhook …');
    expect(api.remove).not.toHaveBeenCalled();
    await press('Remove CRM');
    expect(api.remove).toHaveBeenCalledWith('w1', 4);
    expect(button('Remove CRM')).toBeUndefined();
  });

  it('sends a test, and says where to look', async () => {
    const { press } = await show('/system/webhooks?webhook=w1');
    await press('Send a test');
    expect(api.test).toHaveBeenCalledWith('w1');
    expect(notices.say).toHaveBeenCalledWith('A test is on its way; see Deliveries');
  });

  it('says so where the address names none, instead of offering a form', async () => {
    const { text, button } = await show('/system/webhooks?webhook=w9');
    expect(text()).toContain('There is nothing here');
    expect(button('Make the webhook')).toBeUndefined();
  });

  it('has no levers for whoever may only look', async () => {
    const { element, button } = await show('/system/webhooks?webhook=w1', ['webhook.view']);
    expect(element.querySelector('cw-webhook-panel')).toBeNull();
    expect(button('New webhook')).toBeUndefined();
  });

  it('says what would be here', async () => {
    api.list.mockResolvedValueOnce({ items: [], nextCursor: null });
    expect((await show('/system/webhooks')).text()).toContain('No webhooks yet');
  });
});
