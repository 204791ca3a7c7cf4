import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Directory } from '@casewright/data-access';
import { ClockFilterBar } from './clock-filter-bar';
import { LengthChoice } from './length-choice';

@Component({
  selector: 'cw-sample-figures',
  imports: [ClockFilterBar, LengthChoice],
  template: `
    <cw-length-choice label="Period" unit="days" [lengths]="[7, 30]" [chosen]="30" />
    <cw-clock-filter-bar [names]="['target', 'teamId']" [chosen]="{ teamId: 'none' }" />
  `,
})
class SampleFigures {}

describe('what figures of clocks are about', () => {
  async function show() {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: SampleFigures }]),
        { provide: Directory, useValue: { load: () => Promise.resolve(), teams: () => [] } },
      ],
    });
    const harness = await RouterTestingHarness.create('/dashboard/sla?teamId=none&days=30');
    await harness.fixture.whenStable();
    return { element: harness.fixture.nativeElement as HTMLElement, settled: () => harness.fixture.whenStable() };
  }

  it('is one of a few lengths, beside whatever else the address says', async () => {
    const { element } = await show();
    expect(element.querySelector('[aria-current]')?.textContent).toBe('30 days');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/dashboard/sla?teamId=none&days=7');
  });

  it('is widened again in one step that keeps the length', async () => {
    const { element, settled } = await show();
    expect(element.textContent).toContain('No team');
    [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Clear all')?.click();
    await settled();
    expect(TestBed.inject(Router).url).toBe('/dashboard/sla?days=30');
  });
});
