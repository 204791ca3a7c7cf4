import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { QueueFilter } from '@casewright/contracts';
import { Chart } from '@casewright/ui';
import { Component, input, output } from '@angular/core';
import { By } from '@angular/platform-browser';
import { FigurePanel } from './figure-panel';
import type { FigureGrid } from './figures';

/** jsdom has no canvas: what is drawn is looked at in the journeys. */
@Component({ selector: 'cw-chart', template: '' })
class NoChart {
  readonly label = input('');
  readonly config = input<unknown>();
  readonly picked = output<{ datasetIndex: number; index: number }>();
}

const grid: FigureGrid = {
  columns: [
    { label: 'Met', colour: '--cw-good-fg' },
    { label: 'Breached', colour: '--cw-bad-fg' },
  ],
  rows: [
    {
      label: 'First reply',
      cells: [
        { count: 3, filter: { clock: 'first-reply:met' } },
        { count: 0, filter: { clock: 'first-reply:breached' } },
      ],
    },
  ],
};

async function show(shown: FigureGrid) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  TestBed.overrideComponent(FigurePanel, { remove: { imports: [Chart] }, add: { imports: [NoChart] } });
  const fixture = TestBed.createComponent(FigurePanel);
  const opened: QueueFilter[] = [];
  fixture.componentInstance.opened.subscribe((filter) => opened.push(filter));
  const inputs = {
    title: 'SLA attainment',
    period: 'last 7 days',
    loading: { state: 'ready' },
    grid: shown,
    empty: 'Make a policy under SLA.',
  };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const chart = () => fixture.debugElement.query(By.directive(NoChart))?.componentInstance as NoChart | undefined;
  return { fixture, element, opened, chart };
}

describe('a figure of the dashboard', () => {
  it('says in words what the chart shows, and where the numbers are', async () => {
    const { chart } = await show(grid);
    expect(chart()?.label()).toContain('SLA attainment, last 7 days: Met 3, Breached 0.');
    expect(chart()?.label()).toContain('The table has every number');
  });

  it('opens the rows behind a bar, and nothing for an empty one', async () => {
    const { chart, opened } = await show(grid);
    chart()?.picked.emit({ datasetIndex: 0, index: 0 });
    chart()?.picked.emit({ datasetIndex: 1, index: 0 });
    expect(opened).toEqual([{ clock: 'first-reply:met' }]);
  });

  it('has the same numbers as a table with links, for whoever cannot use the chart', async () => {
    const { fixture, element } = await show(grid);
    element.querySelector<HTMLButtonElement>('button[aria-pressed="false"]')?.click();
    await fixture.whenStable();
    const cells = [...element.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['3', '0']);
    expect([...element.querySelectorAll('tbody a')].map((link) => link.getAttribute('href'))).toEqual(['/queue?clock=first-reply:met']);
  });

  it('says what to do where there is nothing to count', async () => {
    const [row] = grid.rows;
    const nothing = { ...grid, rows: [{ label: row?.label ?? '', cells: [{ count: 0, filter: {} }] }] };
    const { element, chart } = await show(nothing);
    expect(element.textContent).toContain('Make a policy under SLA.');
    expect(chart()).toBeUndefined();
  });
});
