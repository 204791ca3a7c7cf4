import type { WorkingHours } from '@casewright/contracts';
import type { FactValues } from './fact-reader';

/** What stands in no event and is asked of another part of the program, only where a live rule reads it. */
export type LookUpKind = 'clocks' | 'load' | PluginFactId;

/** A fact that a plugin knows: `plugin.<plugin>.<fact>`. */
export type PluginFactId = `plugin.${string}.${string}`;

export const isPluginFact = (lookUp: LookUp): lookUp is PluginFactId => lookUp.startsWith('plugin.');

/** One look-up by name: a kind, or a calendar. */
export type LookUp = LookUpKind | `calendar:${string}`;

export const calendarLookUp = (id: string): LookUp => `calendar:${id}`;

/** What look-ups have found for one event. */
export interface LookedUp {
  readonly values: FactValues;
  readonly calendars: ReadonlyMap<string, WorkingHours>;
  readonly done: ReadonlySet<LookUp>;
  /** What could not be found out, and why, as sentences. */
  readonly failures: ReadonlyMap<LookUp, string>;
}

export const nothingLookedUp: LookedUp = { values: {}, calendars: new Map(), done: new Set(), failures: new Map() };

const unknowable = 'was not looked up when this happened, so it cannot be known now.';

const subjectOf = (lookUp: LookUp): string => {
  if (lookUp === 'clocks') return 'The state of the clocks';
  if (isPluginFact(lookUp)) return `The fact "${lookUp}"`;
  return lookUp === 'load' ? 'The number of open tickets' : 'The calendar';
};

/** Why a rule that needs these cannot be decided, as a sentence; null where it can. */
export function lookUpProblem({ done, failures }: LookedUp, needed: readonly LookUp[]): string | null {
  const missing = needed.find((lookUp) => !done.has(lookUp));
  return missing === undefined ? null : (failures.get(missing) ?? `${subjectOf(missing)} ${unknowable}`);
}

/** How a failed look-up is told. */
export const lookUpFailure = (lookUp: LookUp, why: string): string => `${subjectOf(lookUp)} could not be looked up: ${why}`;
