/** Values that a fact should never have, and has one day, by their kinds. A value of no kind is an ordinary one. */
export const oddValues: Readonly<Record<string, readonly unknown[]>> = {
  null: [null],
  missing: [undefined],
  NaN: [Number.NaN],
  infinity: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  zero: [0, -0],
  'huge number': [Number.MAX_SAFE_INTEGER, 1e308, Number.MIN_VALUE],
  'empty text': ['', '   '],
  'number as text': ['5', '5 apples', '-0', '1e3', 'NaN', 'Infinity', '0x10'],
  unicode: ['😀', 'e\u0301cole', '\ud83d', 'שלום', 'ﬁlm', 'İstanbul', 'STRAẞE', 'ǅ', '\u0000', 'black\u2028picture'],
  'time as text': ['2026-03-02T10:00:00Z', '2026-03-02', '10:00'],
  'time as an object': [new Date(Date.UTC(2026, 2, 2, 10)), new Date(Number.NaN)],
  boolean: [true, false],
  list: [[], [5], ['low'], ['vip', 'low'], [null], [Number.NaN]],
  'nested list': [[['low']], [[], [[]]], [{ low: true }]],
  object: [{}, { known: true }, { at: 0, now: 0 }, { length: 1, 0: 'low' }],
  'nested object': [{ a: { b: [{ c: null }] } }, { known: { before: 1 }, after: {} }],
  'object like a fact': [{ fact: 'ticket.priority' }, { fact: 'x', path: '$.y' }],
};

/** Every kind that a value is of. */
export function kindsOf(value: unknown): readonly string[] {
  return Object.entries(oddValues).flatMap(([kind, values]) => (values.some((odd) => Object.is(odd, value)) ? [kind] : []));
}
