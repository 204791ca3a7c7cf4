import { TestBed } from '@angular/core/testing';
import { BacktestWaits } from './backtest-waits';

const none = { draft: 0, active: 0 };

describe('what waits for a time in a backtest', () => {
  it('is a table of what there was, with the reasons', () => {
    const fixture = TestBed.createComponent(BacktestWaits);
    fixture.componentRef.setInput('timed', {
      ...{ armed: { draft: 3, active: 3 }, waiting: { draft: 1, active: 0 }, runs: none, subjects: none, leftOut: none },
      endings: [
        { state: 'fired', reason: null, draft: 2, active: 1 },
        { state: 'cancelled', reason: 'What it waited with has ended.', draft: 0, active: 2 },
      ],
    });
    fixture.detectChanges();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Waits', '3', '3'],
      ['Fired', '2', '1'],
      ['Stopped waiting: What it waited with has ended.', '0', '2'],
      ['Wait longer', '1', '0'],
    ]);
  });
});
