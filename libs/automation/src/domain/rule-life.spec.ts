import { lifeState, requireActive, requirePaused, type LifeEntry } from './rule-life';

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

  it('pauses what is active and resumes what is paused', () => {
    expect(() => requireActive('active')).not.toThrow();
    expect(() => requirePaused('paused')).not.toThrow();
    expect(() => requireActive('draft')).toThrow('never published');
    expect(() => requireActive('paused')).toThrow('already');
    expect(() => requirePaused('active')).toThrow('not paused');
  });
});
