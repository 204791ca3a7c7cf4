import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClockView } from '@casewright/contracts';
import { ApiProblem, ClocksApi, Session } from '@casewright/data-access';
import { Chart } from '@casewright/ui';
import { breachedClock, pausedClock } from '../testing/clock';
import { ClockStrip } from './clock-strip';
import { SlaWhyPanel } from './sla-why-panel';

/** jsdom draws nothing. */
@Component({ selector: 'cw-chart', template: '{{ label() }}' })
class NoChart {
  readonly label = input('');
  readonly config = input<unknown>();
}

const api = { credit: jest.fn(), excuse: jest.fn(), withdrawExcuse: jest.fn() };

async function show(clock: ClockView, permissions: string[] = []) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: ClocksApi, useValue: api },
      { provide: Session, useValue: { may: (permission: string) => permissions.includes(permission) } },
    ],
  });
  TestBed.overrideComponent(ClockStrip, { remove: { imports: [Chart] }, add: { imports: [NoChart] } });
  const fixture = TestBed.createComponent(SlaWhyPanel);
  fixture.componentRef.setInput('clock', clock);
  fixture.componentRef.setInput('ticketId', 't1');
  const corrected = jest.fn();
  fixture.componentInstance.corrected.subscribe(corrected);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const text = () => element.textContent.replace(/\s+/g, ' ');
  const button = (name: string) => [...element.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));
  const answer = async (reason: string) => {
    const field = element.querySelector<HTMLInputElement>('input[required]');
    if (field) field.value = reason;
    element.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  };
  const press = async (name: string) => {
    button(name)?.click();
    await fixture.whenStable();
  };
  return { fixture, element, text, button, press, answer, corrected };
}

beforeEach(() => Object.values(api).forEach((call) => call.mockReset().mockResolvedValue({})));

describe('Why on a clock', () => {
  it('shows policy, calendar, the stretches and their sum', async () => {
    const { text, element } = await show(pausedClock);
    expect(text()).toContain('Standard, version 3');
    expect(text()).toContain('Office, version 1');
    expect(text()).toContain('running, because the ticket was opened');
    expect(text()).toContain('paused, because the status changed');
    expect(text()).toMatch(/Together ?1 h of 4 h/);
    expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/sla/p1', '/sla/calendars/c1']);
  });

  it('still explains a clock that is not needed any more', async () => {
    const stopped = { at: pausedClock.startedAt, cause: { eventId: 'e3', type: 'ticket.status-changed' } };
    const { text } = await show({ ...pausedClock, state: 'cancelled', stopped });
    expect(text()).toContain('Not needed any more');
    expect(text()).toContain('ended by: the status changed');
  });

  it('tells how far a breach has grown, and of the times before', async () => {
    const { text, element } = await show(breachedClock);
    expect(text()).toContain('Why update 3?');
    expect(text()).toContain('level 2');
    expect(text()).toContain('(30 min before)');
    expect([...element.querySelectorAll('.earlier .quiet')].map((line) => line.textContent)).toEqual(['too late, excused', 'in time']);
    expect(element.querySelector('cw-chart')?.textContent).toContain('Level 2, 1 h over');
  });

  it('names who gave time back, and counts it', async () => {
    const by = { kind: 'user', id: 'u1', name: 'Ada', version: null } as unknown as ClockView['credits'][number]['by'];
    const credits = [{ at: pausedClock.startedAt, minutes: 90, reason: 'Site closed', by }];
    const { text } = await show({ ...pausedClock, elapsedMinutes: -30, credits });
    expect(text()).toContain('given back by Ada: “Site closed”');
    expect(text()).toContain('− 1 h 30 min');
  });
});

describe('corrections of a clock', () => {
  it('are offered to those only who may', async () => {
    expect((await show(breachedClock)).button('Give time back')).toBeUndefined();
  });

  it('give time back with a reason', async () => {
    const { press, answer, corrected } = await show(breachedClock, ['sla.correct']);
    await press('Give time back');
    await answer('Site closed');
    expect(api.credit).toHaveBeenCalledWith('t1', 'periodic-update', { minutes: 30, reason: 'Site closed' });
    expect(corrected).toHaveBeenCalled();
  });

  it('excuse a breach, and take that back', async () => {
    const excusing = await show(breachedClock, ['sla.correct']);
    await excusing.press('Excuse the breach');
    await excusing.answer('Storm');
    expect(api.excuse).toHaveBeenCalledWith('t1', 'periodic-update', 'Storm');
    const excused = { at: breachedClock.startedAt, reason: 'Storm', by: { name: 'Ada' } } as unknown as ClockView['excused'];
    excusing.fixture.componentRef.setInput('clock', { ...breachedClock, excused });
    await excusing.fixture.whenStable();
    expect(excusing.text()).toContain('Excused by Ada');
    await excusing.press('Take the excuse back');
    await excusing.answer('It was not');
    expect(api.withdrawExcuse).toHaveBeenCalledWith('t1', 'periodic-update', 'It was not');
  });

  it('keep what is written when they are refused, and say why at the field', async () => {
    const field = { pointer: '/reason', message: 'Say why.' };
    api.credit.mockRejectedValue(new ApiProblem(400, 'request.invalid', 'It is not complete.', null, [field]));
    const { press, answer, text, corrected } = await show(breachedClock, ['sla.correct']);
    await press('Give time back');
    await answer(' ');
    expect(text()).toContain('Say why.');
    expect(corrected).not.toHaveBeenCalled();
  });

  it('need no excuse where nothing was breached', async () => {
    const { button } = await show(pausedClock, ['sla.correct']);
    expect(button('Excuse')).toBeUndefined();
    expect(button('Give time back')).toBeDefined();
  });
});
