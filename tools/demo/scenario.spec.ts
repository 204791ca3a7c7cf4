import { writeScenario, type ScenarioOptions } from './scenario';

const options: ScenarioOptions = {
  seed: 7,
  until: new Date('2026-03-20T12:00:00Z'),
  days: 30,
  tickets: 300,
  people: 40,
  agents: [
    { id: 'a', team: 'projectors' },
    { id: 'b', team: 'field' },
    { id: 'c', team: 'care' },
  ],
};

describe('the demo scenario', () => {
  const actions = writeScenario(options);

  it('opens 300 tickets within the 30 days', () => {
    const opened = actions.filter((action) => action.do === 'open');
    expect(opened).toHaveLength(300);
    expect(Math.min(...opened.map(({ at }) => at.getTime()))).toBeGreaterThanOrEqual(Date.parse('2026-02-18T12:00:00Z'));
  });

  it('is in order of time and tells nothing of the future', () => {
    const times = actions.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(times.at(-1)).toBeLessThan(options.until.getTime());
  });

  it('is the same story every time', () => {
    expect(writeScenario(options)).toEqual(actions);
  });

  it('leaves work for the agent', () => {
    const done = new Set(
      actions.filter((action) => action.do === 'status' && ['solved', 'closed'].includes(action.to)).map(({ ticket }) => ticket),
    );
    expect(300 - done.size).toBeGreaterThan(20);
  });
});
