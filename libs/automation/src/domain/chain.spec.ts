import { chainOf, type ChainEvent } from './chain';

const event = (version: number, causationId: string | null = null, ruleId = ''): ChainEvent => ({
  eventId: `e${version}`,
  version,
  causationId,
  actor: ruleId === '' ? { kind: 'user', id: 'u' } : { kind: 'rule', id: ruleId },
});
const drawn = (...parts: Parameters<typeof chainOf>) => chainOf(...parts).map(({ id, level }) => `${'  '.repeat(level)}${id}`);

describe('a chain', () => {
  it('reads from cause to consequence, over events and rules', () => {
    const runs = [
      { id: 'd1', ruleId: 'r1', eventId: 'e1' },
      { id: 'd2', ruleId: 'r2', eventId: 'e1' },
      { id: 'd3', ruleId: 'r3', eventId: 'e3' },
    ];
    expect(drawn([event(1), event(2), event(3, 'e1', 'r1'), event(4, 'e1', 'r2'), event(5, 'e3', 'r3')], runs)).toEqual([
      'event:e1',
      '  run:d1',
      '    event:e3',
      '      run:d3',
      '        event:e5',
      '  run:d2',
      '    event:e4',
      'event:e2',
    ]);
  });

  it('hangs what no record explains below its event, and what comes from elsewhere at the beginning', () => {
    expect(drawn([event(1, 'elsewhere'), event(2, 'e1', 'r9'), event(3, 'e3')], [])).toEqual(['event:e1', '  event:e2', 'event:e3']);
  });
});
