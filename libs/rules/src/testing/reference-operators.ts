import type { FactChange, FactHours } from '../facts/fact-reader';

type Meaning = (actual: unknown, operand: unknown) => boolean;

/** Case and compatibility forms make no difference. */
const plain = (text: unknown): string => String(text).normalize('NFKC').toLowerCase();

const onText =
  (holds: (text: string, part: string) => boolean): Meaning =>
  (actual, operand) =>
    typeof actual === 'string' && holds(plain(actual), plain(operand));

/** The patterns that rules are generated with, as regular expressions of JavaScript that mean what RE2 means by them. */
const patterns: Readonly<Record<string, (text: string) => boolean>> = {
  'black.*picture': (text) => /black[^\n]*picture/iu.test(text),
  '^a[0-9]$': (text) => /^a[0-9]$/iu.test(text),
  'stra(ss|ß)e': (text) => /strasse|straße/iu.test(text),
  // A word of RE2 is made of ASCII letters, digits and underscores.
  '\\bnull\\b': (text) => [...text.matchAll(/null/giu)].some(({ index }) => !isWord(text[index - 1]) && !isWord(text[index + 4])),
  '.': (text) => /[^\n]/u.test(text),
};
const isWord = (character: string | undefined): boolean => character !== undefined && /[0-9A-Za-z_]/.test(character);
export const patternSamples: readonly string[] = Object.keys(patterns);

const inList = (list: unknown, item: unknown): boolean => {
  for (const one of list as readonly unknown[]) if (one === item) return true;
  return false;
};
const count = (actual: unknown, wanted: unknown): number => (wanted as readonly unknown[]).filter((item) => inList(actual, item)).length;

/** Since when: a number of milliseconds, negative for what is ahead. */
const onAge =
  (holds: (age: number, length: number) => boolean): Meaning =>
  (age, length) =>
    typeof age === 'number' && holds(age, Number(length));

const onHours =
  (holds: (hours: FactHours, at: number) => boolean): Meaning =>
  (actual) => {
    const hours = actual as FactHours;
    return hours.at === null ? false : holds(hours, hours.at);
  };

/** Nothing has changed where there was no before; lists are the same whatever their order. */
function hasChanged({ known, before, after }: FactChange): boolean {
  if (!known) return false;
  const [was, is] = [before === undefined ? null : before, after === undefined ? null : after];
  if (Array.isArray(was) && Array.isArray(is)) return was.length !== is.length || was.some((item) => !inList(is, item));
  return was !== is;
}

const isEmpty = (actual: unknown): boolean =>
  actual === undefined ||
  actual === null ||
  actual === '' ||
  (Array.isArray(actual) && actual.length === 0) ||
  Object.is(actual, Number.NaN);

interface Elapsed {
  readonly calendarId: string;
  readonly milliseconds: number;
}

/**
 * What the operators that json-rules-engine does not have mean, written a second time and as plainly as possible. The engine that gate and
 * trace are held to knows these, not those of the product.
 */
export const referenceOperators: Readonly<Record<string, Meaning>> = {
  textContains: onText((text, part) => text.split(part).length > 1),
  textStartsWith: onText((text, part) => text.slice(0, part.length) === part),
  textEndsWith: onText((text, part) => text.length >= part.length && text.slice(text.length - part.length) === part),
  matches: (actual, pattern) => typeof actual === 'string' && patterns[String(pattern)]?.(actual.slice(0, 20_000)) === true,
  containsAny: (actual, wanted) => Array.isArray(actual) && count(actual, wanted) > 0,
  containsAll: (actual, wanted) => Array.isArray(actual) && count(actual, wanted) === (wanted as readonly unknown[]).length,
  containsNone: (actual, wanted) => !Array.isArray(actual) || count(actual, wanted) === 0,
  before: (actual, operand) => typeof actual === 'number' && Number(operand) - actual > 0,
  after: (actual, operand) => typeof actual === 'number' && actual - Number(operand) > 0,
  withinLast: onAge((age, length) => age >= 0 && age <= length),
  withinNext: onAge((age, length) => age <= 0 && age >= -length),
  inWorkingTime: (actual, id) => onHours(({ hours }, at) => hours(String(id)).isOpen(at))(actual, id),
  elapsedSince: (actual, operand) => {
    const { calendarId, milliseconds } = operand as Elapsed;
    return onHours(({ now, hours }, at) => at <= now && hours(calendarId).between(at, now) >= milliseconds)(actual, operand);
  },
  changed: (actual) => hasChanged(actual as FactChange),
  changedFrom: (actual, operand) => hasChanged(actual as FactChange) && (actual as FactChange).before === operand,
  changedTo: (actual, operand) => hasChanged(actual as FactChange) && (actual as FactChange).after === operand,
  exists: (actual) => !isEmpty(actual),
  notExists: (actual) => isEmpty(actual),
};
