import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ParkedEventView } from '@casewright/contracts';
import { ApiProblem, OperationsApi, Session } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { SubscriptionsPage } from './subscriptions.page';

const system = {
  version: '1.0.0',
  profile: 'embedded',
  events: 5243,
  streams: 600,
  epoch: 1,
  firstHiddenMilliseconds: null,
  worstLagMilliseconds: 0,
  parked: 1,
};
const event: ParkedEventView = {
  ...{ id: '7', subscription: 'automation', streamId: 's1', streamVersion: 3, eventType: 'ticket.opened', status: 'parked', attempts: 5 },
  ...{
    ticket: { id: 't1', number: 'T-1007', subject: 'Black picture' },
    error: 'Error: No lamp',
    nextTryAt: null,
    parkedAt: '2026-01-05T09:00:00.000Z',
  },
};

describe('the subscriptions page', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    system: jest.fn(() => Promise.resolve(system)),
    subscriptions: jest.fn(() => Promise.resolve({ items: [], nextCursor: null })),
    parked: jest.fn(() => Promise.resolve({ items: [event], nextCursor: null })),
    retry: jest.fn((_: string) => Promise.resolve()),
    discard: jest.fn((_: string) => Promise.resolve()),
  };

  async function show(path = '/system') {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'system', component: SubscriptionsPage }], withComponentInputBinding()),
        { provide: OperationsApi, useValue: api },
        { provide: Session, useValue: { permissions: () => new Set(['system.view', 'system.manage']) } },
        { provide: Notices, useValue: notices },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    const element = harness.fixture.nativeElement as HTMLElement;
    const press = async (label: string) => {
      const buttons = [...element.querySelectorAll('button')];
      const button = buttons.find((one) => one.getAttribute('aria-label') === label || one.textContent?.trim() === label);
      if (!button) throw new Error(`There is no button ${label} among ${buttons.map((one) => one.textContent?.trim()).join(', ')}`);
      button.click();
      await harness.fixture.whenStable();
    };
    return { element, press };
  }

  beforeEach(() => jest.clearAllMocks());

  it('shows the log, and what is parked with its ticket and error', async () => {
    const { element } = await show();
    expect(element.textContent).toContain('5,243');
    expect(element.textContent).toContain('T-1007 Black picture');
    expect(element.textContent).toContain('Error: No lamp');
  });

  it('has an event tried again', async () => {
    const { press } = await show();
    await press('Try ticket.opened again');
    expect(api.retry).toHaveBeenCalledWith('7');
    expect(notices.say).toHaveBeenCalledWith('The event is tried again');
  });

  it('says why it was refused', async () => {
    api.retry.mockRejectedValueOnce(new ApiProblem(404, 'resource.missing', 'There is no such parked event.', null, []));
    const { press } = await show();
    await press('Try ticket.opened again');
    expect(notices.refuse).toHaveBeenCalledWith('There is no such parked event.');
  });

  it('opens an event by its address, and passes over it only after asking once more', async () => {
    const { element, press } = await show('/system?parked=7');
    expect(element.querySelector('cw-parked-panel')?.textContent).toContain('It was tried five times.');
    await press('Pass over …');
    expect(api.discard).not.toHaveBeenCalled();
    await press('Pass over for good');
    expect(api.discard).toHaveBeenCalledWith('7');
  });

  it('asks the server for what the address says', async () => {
    await show('/system?reader=automation&status=parked&q=T-1007');
    expect(api.parked).toHaveBeenCalledWith({ subscription: 'automation', status: 'parked', q: 'T-1007', cursor: undefined, limit: 50 });
  });

  it('shows what went wrong with its id', async () => {
    api.system.mockRejectedValueOnce(new ApiProblem(500, 'server.error', 'Something went wrong.', 'E-42', []));
    expect((await show()).element.querySelector('[role="alert"]')?.textContent).toContain('E-42');
  });
});
