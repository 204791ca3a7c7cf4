import { TestBed } from '@angular/core/testing';
import { PriorityChip } from './priority-chip';
import { SlaPill } from './sla-pill';
import { StatusChip } from './status-chip';

function show<T>(type: new (...args: never[]) => T, inputs: Record<string, unknown>) {
  const fixture = TestBed.createComponent(type as new () => T);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  return {
    words: element.textContent.trim(),
    icon: element.querySelector('path')?.getAttribute('d') ?? null,
    tone: element.querySelector('cw-chip')?.getAttribute('data-tone'),
  };
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000 + 5000).toISOString();

describe('chips', () => {
  it('say a status by word, icon and colour', () => {
    expect(show(StatusChip, { category: 'pending' })).toEqual({ words: 'Pending', icon: expect.any(String), tone: 'warn' });
  });

  it('prefer the admin’s word for a status', () => {
    expect(show(StatusChip, { category: 'pending', label: 'Waiting for parts' }).words).toBe('Waiting for parts');
  });

  it('tell priorities apart without colour', () => {
    const icons = ['low', 'normal', 'high', 'urgent'].map((priority) => show(PriorityChip, { priority }).icon);
    expect(new Set(icons).size).toBe(4);
  });

  it.each([
    [{ state: 'active', dueAt: inMinutes(120) }, 'neutral', '2 h'],
    [{ state: 'active', dueAt: inMinutes(20) }, 'warn', '20 min'],
    [{ state: 'active', dueAt: inMinutes(-30) }, 'bad', '29 min over'],
    [{ state: 'breached', dueAt: inMinutes(-30) }, 'bad', '29 min over'],
    [{ state: 'paused', dueAt: null }, 'neutral', 'Paused'],
    [{ state: 'met', dueAt: inMinutes(-30) }, 'good', 'Met'],
    [{ state: 'active', dueAt: inMinutes(4) }, 'warn', expect.stringMatching(/^4 min [0-5] s$/)],
    [{ state: 'breached', dueAt: inMinutes(-300), breachLevel: 3 }, 'bad', '4 h over · level 3'],
    [{ state: 'paused', dueAt: null, breachLevel: 2 }, 'neutral', 'Paused · level 2'],
    [{ state: 'breached', dueAt: inMinutes(-300), breachLevel: 3, excused: true }, 'neutral', 'Excused'],
  ])('show %o as %s', (clock, tone, words) => {
    expect(show(SlaPill, { clock: { target: 'resolution', ...clock } })).toMatchObject({ tone, words });
  });
});
