import { TestBed } from '@angular/core/testing';
import type { SubscriptionView } from '@casewright/contracts';
import { Session } from '@casewright/data-access';
import { Readers } from './readers';
import { Rebuilds } from './rebuilds';

const reader = (more: Partial<SubscriptionView> = {}): SubscriptionView => ({
  ...{ name: 'ticket-list', kind: 'projection', version: 1, build: 1, state: 'live', worker: 'one', behind: 0, lagMilliseconds: 0 },
  ...{ parked: 0, retrying: 0, waiting: 0, movedAt: '2026-01-05T09:00:00.000Z', fault: null },
  ...more,
});

async function show(readers: readonly SubscriptionView[], permissions: readonly string[], rebuilds = new Rebuilds()) {
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { permissions: () => new Set(permissions) } }] });
  const fixture = TestBed.createComponent(Readers);
  const rebuilt: string[] = [];
  fixture.componentInstance.rebuilt.subscribe((name) => rebuilt.push(name));
  fixture.componentRef.setInput('readers', readers);
  fixture.componentRef.setInput('rebuilds', rebuilds);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (label: string) => {
    const button = [...element.querySelectorAll('button')].find((one) =>
      [one.getAttribute('aria-label'), one.textContent?.trim()].includes(label),
    );
    if (!button) throw new Error(`There is no button ${label}`);
    button.click();
    await fixture.whenStable();
  };
  return { element, rebuilt, press };
}

describe('the readers of the log', () => {
  it.each([
    ['53100 could not extend file', 'Failing', 'short of disk space'],
    ['42703 column "text" does not exist', 'Failing', 'Rebuild it'],
    ['TypeError: Cannot read properties', 'Failing', 'Look for its name in the log'],
  ])('say what to do about %s', async (message, word, advice) => {
    const { element } = await show([reader({ behind: 3, fault: { message, since: '2026-01-05T09:00:00.000Z' } })], []);
    expect(element.textContent).toContain(word);
    expect(element.querySelector('.fault')?.textContent).toContain(advice);
    expect(element.querySelector('code')?.textContent).toBe(message);
  });

  it('rebuild a projection only after asking once more', async () => {
    const { element, rebuilt, press } = await show([reader()], ['system.manage']);
    await press('Rebuild ticket-list');
    expect(element.textContent).toContain('Read the whole log anew?');
    await press('Leave it');
    await press('Rebuild ticket-list');
    await press('Rebuild ticket-list now');
    expect(rebuilt).toEqual(['ticket-list']);
  });

  it('show how far a rebuild has come, and offer no second one meanwhile', async () => {
    const rebuilds = new Rebuilds();
    rebuilds.see([reader({ build: 2, state: 'building', behind: 4000 })]);
    const building = reader({ build: 2, state: 'building', behind: 1000 });
    rebuilds.see([building]);
    const { element } = await show([reader(), building], ['system.manage'], rebuilds);
    expect(element.querySelector('progress')?.value).toBe(0.75);
    expect(element.querySelectorAll('button')).toHaveLength(0);
  });

  it('offer no lever to whoever may only look, nor for a reactor', async () => {
    expect((await show([reader()], ['system.view'])).element.querySelectorAll('button')).toHaveLength(0);
    TestBed.resetTestingModule();
    expect((await show([reader({ kind: 'reactor' })], ['system.manage'])).element.querySelectorAll('button')).toHaveLength(0);
  });

  it.each([
    [{}, 'Up to date'],
    [{ lagMilliseconds: 6000, behind: 3 }, 'Behind'],
    [{ parked: 2 }, '2 parked'],
  ])('name the state of %j: %s', async (more, word) => {
    expect((await show([reader(more)], [])).element.querySelector('cw-chip')?.textContent?.trim()).toBe(word);
  });
});
