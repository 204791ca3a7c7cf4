import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DeliveryDetailView, DeliveryView } from '@casewright/contracts';
import { ApiProblem, OperationsApi, Session } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { DeliveriesPage } from './deliveries.page';

const at = '2026-01-05T09:00:00.000Z';
const letter: DeliveryView = {
  ...{ id: 'd1', capability: 'email.send', kind: 'comment', status: 'dead', attempts: 14, maxAttempts: 14, ticketId: 't1', eventId: 'e1' },
  ...{ ticket: { id: 't1', number: 'T-1001', subject: 'Black picture' }, subjectId: null, createdAt: at, updatedAt: at, nextAt: null },
  ...{ receipt: null, error: 'Connection refused' },
};
const detail: DeliveryDetailView = {
  ...letter,
  payload: { kind: 'comment' },
  history: [{ attempt: 14, startedAt: at, finishedAt: at, outcome: 'failed', error: 'Connection refused' }],
};

describe('the deliveries page', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    deliveries: jest.fn((_: object) => Promise.resolve({ items: [letter], nextCursor: null as string | null })),
    deliveryCounts: jest.fn(() => Promise.resolve({ dead: 1, waiting: 0, sending: 0, delivered: 700, cancelled: 0 })),
    delivery: jest.fn((_: string) => Promise.resolve(detail)),
    replay: jest.fn((_: string) => Promise.resolve()),
  };

  async function show(path: string, permissions: readonly string[] = ['system.view', 'system.manage']) {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'system/deliveries', component: DeliveriesPage }], withComponentInputBinding()),
        { provide: OperationsApi, useValue: api },
        { provide: Session, useValue: { permissions: () => new Set(permissions) } },
        { provide: Notices, useValue: notices },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    const element = harness.fixture.nativeElement as HTMLElement;
    return { element, settled: () => harness.fixture.whenStable() };
  }

  beforeEach(() => jest.clearAllMocks());

  it('asks for what the address says, and shows how many there are of each state', async () => {
    const { element } = await show('/system/deliveries?status=dead&q=T-1001');
    expect(api.deliveries).toHaveBeenCalledWith({ status: 'dead', q: 'T-1001', cursor: undefined, limit: 100 });
    expect(element.querySelector('[aria-pressed="true"]')?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Dead letters 1');
  });

  it('opens a delivery by its address, with its ticket and attempts, and sends it again', async () => {
    const { element, settled } = await show('/system/deliveries?delivery=d1');
    const panel = element.querySelector('cw-delivery-panel');
    expect(panel?.textContent).toContain('T-1001 Black picture');
    expect(panel?.textContent).toContain('Connection refused');
    const again = [...(panel?.querySelectorAll('button') ?? [])].find((button) => button.textContent?.includes('Send again'));
    again?.click();
    await settled();
    expect(api.replay).toHaveBeenCalledWith('d1');
    expect(notices.say).toHaveBeenCalledWith('It is sent again now');
  });

  it('has no levers for whoever may only look', async () => {
    const { element } = await show('/system/deliveries?delivery=d1', ['system.view']);
    expect(element.querySelector('cw-delivery-panel')?.textContent).not.toContain('Send again');
  });

  it('tells an empty list from one where the filters leave nothing', async () => {
    api.deliveries.mockResolvedValue({ items: [], nextCursor: null });
    expect((await show('/system/deliveries')).element.textContent).toContain('Nothing was sent yet');
    TestBed.resetTestingModule();
    expect((await show('/system/deliveries?status=dead')).element.textContent).toContain('No delivery fits what is chosen above.');
  });

  it('says whom to ask where one may not look', async () => {
    api.deliveries.mockRejectedValueOnce(new ApiProblem(403, 'permission.denied', 'You may not do this.', null, []));
    expect((await show('/system/deliveries', [])).element.querySelector('[role="alert"]')?.textContent).toContain('An administrator can');
  });
});
