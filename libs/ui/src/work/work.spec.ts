import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EarlierWork } from './earlier-work';
import { WorkState } from './work-state';
import { isUnderWay, workLooks, type Work } from './work';

const work: Work = {
  ...{ id: 'w1', status: 'running', progress: { share: 0.424 }, message: null, createdBy: { name: 'Ada' } },
  ...{ from: '2026-01-05T12:00:00.000Z', to: '2026-02-05T12:00:00.000Z', createdAt: '2026-02-06T09:00:00.000Z' },
} as const;

@Component({
  selector: 'cw-sample-work',
  imports: [EarlierWork, WorkState],
  template: `
    <cw-work-state label="Progress" counted="480 events" [work]="work">Of January<button lever>Cancel</button></cw-work-state>
    <cw-earlier-work label="Earlier" shown="w2" [rows]="[work, other]" [about]="about" (picked)="picked.push($event)" />
  `,
})
class SampleWork {
  work: Work = work;
  readonly other: Work = { ...work, id: 'w2', status: 'failed' };
  readonly about = ({ id }: Work): string => `${id},`;
  readonly picked: string[] = [];
}

describe('long work', () => {
  async function show(state: Partial<Work> = {}) {
    const fixture = TestBed.createComponent(SampleWork);
    fixture.componentInstance.work = { ...work, ...state };
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { page: fixture.componentInstance, element, text: element.textContent.replace(/\s+/g, ' ') };
  }

  it('is under way until it has come to an end', () => {
    const statuses = Object.keys(workLooks) as Work['status'][];
    expect(statuses.filter((status) => isUnderWay({ status }))).toEqual(['queued', 'running']);
  });

  it('says how far it is while it runs, and can be ended', async () => {
    const { element, text } = await show();
    expect(text).toContain('RunningOf January');
    expect(text).toContain('480 events, 42 %');
    const bar = element.querySelector('progress');
    expect([bar?.value, bar?.getAttribute('aria-label')]).toEqual([42, 'Progress']);
    expect(element.querySelector('[lever]')).not.toBeNull();
  });

  it('says how it ended, and why', async () => {
    const { element, text } = await show({ status: 'failed', message: 'The database was away.' });
    expect(text).toContain('Failed');
    expect(text).toContain('The database was away.');
    expect([element.querySelector('progress'), element.querySelector('[lever]')]).toEqual([null, null]);
  });

  it('lists what was done before, and shows it again', async () => {
    const { element, page } = await show();
    const rows = [...element.querySelectorAll<HTMLButtonElement>('cw-earlier-work button')];
    expect(rows.map((row) => row.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
    expect(rows[0]?.textContent.replace(/\s+/g, ' ')).toContain('w1, 5 Jan 2026 – 5 Feb 2026, by Ada');
    rows[0]?.click();
    expect(page.picked).toEqual(['w1']);
  });
});
