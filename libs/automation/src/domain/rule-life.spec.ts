import { lifeState, pauseAround, requireActive, requirePaused, type LifeEntry } from './rule-life';

const at = new Date('2026-03-02T10:00:00Z');
const entry = (kind: LifeEntry['kind'], version: number | null = null): LifeEntry => ({ kind, version, at });

describe('the life of a rule', () => {
  it.each<[string, LifeEntry[], string, number | null]>([
    ['nothing', [], 'draft', null],
    ['made', [entry('created')], 'draft', null],
    ['published', [entry('created'), entry('published', 1)], 'active', 1],
    ['paused', [entry('published', 1), entry('paused', 1)], 'paused', 1],
    ['published while paused', [entry('published', 1), entry('paused', 1), entry('published', 2)], 'paused', 2],
    ['resumed', [entry('published', 1), entry('paused', 1), entry('published', 2), entry('resumed', 2)], 'active', 2],
  ])('%s', (_, entries, status, version) => {
    expect(lifeState(entries)).toEqual({ status, version });
  });

  it('knows the pause that a moment fell into', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
    const entries = [
      { ...entry('published', 1), at: at(0) },
      { ...entry('paused', 1), at: at(10) },
      { ...entry('published', 2), at: at(15) },
      { ...entry('resumed', 2), at: at(20) },
      { ...entry('paused', 2), at: at(30) },
    ];
    expect(pauseAround(entries, at(5))).toBeNull();
    expect(pauseAround(entries, at(16))).toEqual({ from: at(10).toISOString(), to: at(20).toISOString() });
    expect(pauseAround(entries, at(25))).toBeNull();
    expect(pauseAround(entries, at(40))).toEqual({ from: at(30).toISOString(), to: null });
  });

  it('pauses what is active and resumes what is paused', () => {
    expect(() => requireActive('active')).not.toThrow();
    expect(() => requirePaused('paused')).not.toThrow();
    expect(() => requireActive('draft')).toThrow('never published');
    expect(() => requireActive('paused')).toThrow('already');
    expect(() => requirePaused('active')).toThrow('not paused');
  });
});
