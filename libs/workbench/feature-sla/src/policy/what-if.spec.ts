import { TestBed } from '@angular/core/testing';
import { directories } from '@casewright/conditions/testing';
import type { SlaPolicyPreviewView } from '@casewright/contracts';
import { SlaAdminApi } from '@casewright/data-access';
import { newPolicy } from './policy-content';
import { WhatIf } from './what-if';

jest.setTimeout(20_000);

const target = (more: Partial<SlaPolicyPreviewView['targets'][number]>): SlaPolicyPreviewView['targets'][number] => ({
  ...{ target: 'first-reply', calendar: null, goalMinutes: 60, warnAts: [], levelAts: [] },
  dueAt: '2026-01-09T16:50:00.000Z',
  ...more,
});

describe('what would become of an example', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is told with what a clock begins that does not begin with the opening', async () => {
    const answer = { matches: true, conditions: null, targets: [target({}), target({ target: 'next-reply', begins: 'a message' })] };
    const previewPolicy = jest.fn().mockResolvedValue(answer);
    TestBed.configureTestingModule({ providers: [...directories, { provide: SlaAdminApi, useValue: { previewPolicy } }] });
    const fixture = TestBed.createComponent(WhatIf);
    fixture.componentRef.setInput('content', newPolicy);
    fixture.detectChanges();
    await jest.advanceTimersByTimeAsync(2_000);
    fixture.detectChanges();
    const [first, next] = [...(fixture.nativeElement as HTMLElement).querySelectorAll('.target')].map(({ textContent }) => textContent);
    expect(first).not.toContain('Begins with');
    expect(next).toContain('Begins with a message. If it began at this time, it would be due:');
  });
});
