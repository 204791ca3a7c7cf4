import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ProcessDetailView, ProcessView } from '@casewright/contracts';
import { OperationsApi, Session } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { ProcessesPage } from './processes.page';

const at = '2026-01-05T09:00:00.000Z';
const clockOfTicket: ProcessView = {
  ...{
    id: 'sla-clock:t1',
    type: 'sla-clock',
    key: 't1',
    definitionVersion: 1,
    status: 'running',
    wakeAt: at,
    error: null,
    host: 'temporal',
  },
  ticket: { id: 't1', number: 'T-1001', subject: 'Black picture' },
};
const detail: ProcessDetailView = {
  ...clockOfTicket,
  state: { targets: [] },
  steps: [
    { at: '2026-01-05T09:01:30.000Z', kind: 'wake', event: null, due: at, commands: 1, number: null },
    { at, kind: 'command', event: 'sla.warned', due: null, commands: null, number: 1 },
    { at, kind: 'input', event: 'ticket.opened', due: null, commands: null, number: null },
  ],
  silentCommands: 2,
  temporalUrl: 'https://temporal.example.org/namespaces/default/workflows/sla-clock%3At1',
};

describe('the processes page', () => {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const api = {
    processes: jest.fn((_: object) => Promise.resolve({ items: [clockOfTicket], nextCursor: null as string | null })),
    processCounts: jest.fn(() =>
      Promise.resolve({
        items: [
          { type: 'sla-clock', status: 'running', host: 'temporal', count: 7, late: 3 },
          { type: 'escalation', status: 'parked', host: 'postgres', count: 2, late: 0 },
        ],
      }),
    ),
    process: jest.fn((_type: string, _key: string) => Promise.resolve(detail)),
    cancelProcess: jest.fn((_type: string, _key: string, _reason: string) => Promise.resolve()),
  };

  async function show(path: string, permissions: readonly string[] = ['system.view', 'system.manage']) {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'system/processes', component: ProcessesPage }], withComponentInputBinding()),
        { provide: OperationsApi, useValue: api },
        { provide: Session, useValue: { permissions: () => new Set(permissions) } },
        { provide: Notices, useValue: notices },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    const element = harness.fixture.nativeElement as HTMLElement;
    const press = (words: string) => [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();
    return { element, press, settled: () => harness.fixture.whenStable() };
  }

  beforeEach(() => jest.clearAllMocks());

  it('asks for what the address says, and shows how many there are of each state and type', async () => {
    const { element } = await show('/system/processes?status=running&type=sla-clock');
    expect(api.processes).toHaveBeenCalledWith({ status: 'running', type: 'sla-clock', q: undefined, cursor: undefined, limit: 100 });
    const pressed = [...element.querySelectorAll('[aria-pressed="true"]')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    expect(pressed).toEqual(['Running 7', 'SLA clock 7']);
  });

  it('shows only what is late, and how much that is', async () => {
    const { element } = await show('/system/processes?status=late');
    expect(api.processes).toHaveBeenCalledWith({ late: 'true', type: undefined, q: undefined, cursor: undefined, limit: 100 });
    expect(element.querySelector('[aria-pressed="true"]')?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Late 3');
  });

  it('says that nothing is late as the good news that it is', async () => {
    api.processes.mockResolvedValueOnce({ items: [], nextCursor: null });
    expect((await show('/system/processes?status=late')).element.textContent).toContain('Nothing is late');
    TestBed.resetTestingModule();
    api.processes.mockResolvedValueOnce({ items: [], nextCursor: null });
    expect((await show('/system/processes?status=late&q=T-1')).element.textContent).toContain('Nothing like this');
  });

  it('marks what should have been woken a while ago', async () => {
    const { element } = await show('/system/processes');
    expect(element.querySelector('cw-table')?.textContent).toContain('Late');
  });

  it('shows the history of a process, where it lives, and leads to Temporal', async () => {
    const { element } = await show('/system/processes?process=sla-clock:t1');
    const steps = [...element.querySelectorAll('cw-process-steps li')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    expect(steps[0]).toContain('Woken 90 s late, sent 1 command');
    expect(steps[1]).toContain('Caused sla.warned by command 1');
    expect(steps[2]).toContain('Heard ticket.opened');
    expect(element.querySelector('cw-process-steps')?.textContent).toContain('2 commands led to no event');
    expect(element.querySelector('cw-process-panel a[target="_blank"]')?.getAttribute('href')).toBe(detail.temporalUrl);
  });

  it('follows what becomes of the open process, and keeps it on the screen while the server does not answer', async () => {
    const every = jest.spyOn(globalThis, 'setInterval');
    const { element, settled } = await show('/system/processes?process=sla-clock:t1');
    const pass = async () => {
      for (const [work] of every.mock.calls) if (typeof work === 'function') work();
      await Promise.allSettled(api.process.mock.results.map(({ value }) => value as Promise<unknown>));
      await settled();
    };
    const chip = () => element.querySelector('cw-process-panel cw-chip')?.textContent;
    expect(chip()).toContain('Running');
    api.process.mockRejectedValueOnce(new Error('away'));
    await pass();
    expect(chip()).toContain('Running');
    api.process.mockResolvedValueOnce({ ...detail, status: 'done', wakeAt: null });
    await pass();
    expect(chip()).toContain('Done');
    every.mockRestore();
  });

  it('cancels a process only with a reason', async () => {
    const { element, press, settled } = await show('/system/processes?process=sla-clock:t1');
    press('Cancel it');
    await settled();
    press('Cancel the process');
    expect(api.cancelProcess).not.toHaveBeenCalled();
    const reason = element.querySelector<HTMLInputElement>('cw-process-panel input');
    if (reason) reason.value = 'Opened by mistake';
    element.querySelector('cw-process-panel form')?.dispatchEvent(new Event('submit'));
    await settled();
    expect(api.cancelProcess).toHaveBeenCalledWith('sla-clock', 't1', 'Opened by mistake');
    expect(notices.say).toHaveBeenCalledWith('The process is cancelled');
  });

  it('offers nothing to who may only look', async () => {
    const { element } = await show('/system/processes?process=sla-clock:t1', ['system.view']);
    expect(element.querySelector('cw-process-panel')?.textContent).toContain('Heard ticket.opened');
    expect(element.querySelector('cw-process-panel')?.textContent).not.toContain('Cancel it');
  });
});
