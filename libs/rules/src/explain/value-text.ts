import { dayOf } from '../facts/days';
import type { FactDefinition } from '../facts/fact-catalog';

/** Names of teams, agents, people and organisations, by id. */
export type Names = ReadonlyMap<string, string>;

/** What stands for a value that is not there. */
export const noValueText = 'no value';
const maxShown = 200;

/** A value of a fact in words. Times stay ISO 8601: only the reader's screen knows their zone. */
export function valueText(value: unknown, fact: FactDefinition | undefined, names: Names): string {
  if (value === null || value === undefined || value === '') return noValueText;
  if (Array.isArray(value)) return value.length === 0 ? noValueText : value.map((item) => valueText(item, fact, names)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return fact?.type === 'date' ? timeWords(value, fact) : String(value);
  if (typeof value !== 'string') return changeText(value, fact, names);
  const named = fact?.reference ? (names.get(value) ?? `unknown (${value.slice(0, 8)})`) : wordFor(value, fact, names);
  return named.length > maxShown ? `${named.slice(0, maxShown)}…` : named;
}

const timeWords = (time: number, { day }: FactDefinition): string => (day ? dayOf(time) : new Date(time).toISOString());

/** What no fact holds may still have a name. */
const wordFor = (value: string, fact: FactDefinition | undefined, names: Names): string =>
  fact ? (fact.choices?.find((choice) => choice.value === value)?.label ?? value) : (names.get(value) ?? value);

/** A time as the operators of calendars show it: with the working time since, or with whether it lies in the working time. */
function timeText(value: { readonly at: unknown }): string {
  const at = typeof value.at === 'number' ? new Date(value.at).toISOString() : noValueText;
  if ('open' in value) return `${at}, ${value.open === true ? 'in' : 'outside of'} the working time`;
  const passed = 'elapsedMs' in value && typeof value.elapsedMs === 'number' ? value.elapsedMs : null;
  return passed === null ? `${at}, which is still to come` : `${at}, ${millisecondsWords(passed)} of working time before`;
}

function millisecondsWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** Both sides of a change, as leaves with `changed` and its kin show them. */
function changeText(value: object, fact: FactDefinition | undefined, names: Names): string {
  if ('at' in value) return timeText(value);
  if (!('before' in value) || !('after' in value)) return JSON.stringify(value).slice(0, maxShown);
  if ('known' in value && value.known === false) return 'opened by this event';
  return `${valueText(value.before, fact, names)} → ${valueText(value.after, fact, names)}`;
}
