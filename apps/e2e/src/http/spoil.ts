import type { JsonSchema, Resolve } from './json-schema';

type Path = readonly (string | number)[];

/** A request with one thing wrong, and where. */
export interface Spoilt {
  readonly what: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** One thing that is wrong with a value of this shape. */
interface Fault {
  readonly what: string;
  readonly value: unknown;
}

const nothing = Symbol('nothing');
const unknownField = 'nobodyKnowsThis';

/** Every way to get one thing wrong: at each place a missing, unknown, wrong-typed, over-long, unwelcome value. */
export function spoil(good: unknown, schema: JsonSchema, resolve: Resolve, path: Path = []): Spoilt[] {
  const shape = resolve(schema);
  const here = faultsOf(shape).map(({ what, value }) => spoilt(good, path, what, value));
  const inside = fieldsOf(good, shape).flatMap(([field, inner, required]) => [
    ...(required ? [spoilt(good, [...path, field], 'missing', nothing)] : []),
    ...spoil(good, inner, resolve, [...path, field]),
  ]);
  const extra =
    shape.type === 'object' && shape.additionalProperties === false ? [spoilt(good, [...path, unknownField], 'unknown', 1)] : [];
  return [...here, ...extra, ...(good === null ? [] : inside)];

  function fieldsOf(root: unknown, { type, properties = {}, required = [], items }: JsonSchema): [string | number, JsonSchema, boolean][] {
    if (type === 'array' && items && at(root, [...path, 0]) !== undefined) return [[0, items, false]];
    return Object.entries(properties).map(([field, inner]) => [field, inner, required.includes(field)]);
  }
}

/** Where any field is taken, text deep inside it is looked at all the same. */
const freeFaults: readonly Fault[] = [
  { what: 'with a NUL inside', value: { fact: 'a', operator: 'b', value: ['a\0b'] } },
  { what: 'with a NUL in a name', value: { 'a\0b': 1 } },
];

function faultsOf({ type, maxLength, maxItems, minimum, maximum, enum: values, additionalProperties }: JsonSchema): Fault[] {
  const wrongType: Fault = { what: 'of a wrong type', value: type === 'object' ? 'text' : { a: 1 } };
  switch (type) {
    case 'string':
      return [
        wrongType,
        { what: 'with a NUL', value: 'a\0b' },
        { what: 'with half a surrogate pair', value: 'a\ud800b' },
        ...(maxLength === undefined ? [] : [{ what: 'over-long', value: 'x'.repeat(maxLength + 1) }]),
        ...(values ? [{ what: 'none of the choices', value: 'none-of-them' }] : []),
      ];
    case 'integer':
    case 'number':
      return [
        wrongType,
        { what: 'too small', value: (minimum ?? -Number.MAX_SAFE_INTEGER) - 1 },
        { what: 'too large', value: maximum === undefined ? 1e308 : maximum + 1 },
      ];
    case 'array':
      return [
        wrongType,
        ...(maxItems === undefined ? [] : [{ what: 'over-long', value: Array.from({ length: maxItems + 1 }, () => 'a') }]),
      ];
    case 'object':
      return additionalProperties === undefined || additionalProperties === false ? [wrongType] : [wrongType, ...freeFaults];
    case 'boolean':
      return [wrongType];
    default:
      return [];
  }
}

const spoilt = (good: unknown, path: Path, what: string, value: unknown): Spoilt => ({
  what,
  pointer: path.map((part) => `/${part}`).join(''),
  value: replaced(good, path, value),
});

function at(value: unknown, [first, ...rest]: Path): unknown {
  return first === undefined ? value : at((value as Record<string | number, unknown> | null)?.[first], rest);
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? replaced(item, rest, by) : item));
  const fields = Object.entries((value ?? {}) as Record<string, unknown>).filter(([field]) => field !== first);
  const inner = replaced((value as Record<string, unknown> | null)?.[first], rest, by);
  return Object.fromEntries(inner === nothing ? fields : [...fields, [String(first), inner]]);
}
