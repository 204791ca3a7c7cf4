import type { SlaWarning, StatusCategory } from '@casewright/contracts';

/** What a stretch of a clock counted by: one policy version and one calendar version (null: around the clock). */
export interface Basis {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
}

/** What a clock counts towards, and how. `breachLevels` are minutes after the goal, ascending. */
export interface Terms extends Basis {
  readonly goalMinutes: number;
  readonly warnings: readonly SlaWarning[];
  readonly breachLevels: readonly number[];
  readonly pausesIn: readonly StatusCategory[];
}

/** The ticket event, or the event of the clocks, that brought something about. */
export interface Cause {
  readonly eventId: string;
  readonly type: string;
}

export const basisOf = ({ policyId, policyVersion, calendarId, calendarVersion }: Basis): Basis => ({
  policyId,
  policyVersion,
  calendarId,
  calendarVersion,
});

/** The terms that an event carries, as it carries them: the lists are the event's own. */
export function termsOf<T extends Terms>(data: T): Pick<T, keyof Terms> {
  const { policyId, policyVersion, calendarId, calendarVersion, goalMinutes, warnings, breachLevels, pausesIn } = data;
  return { policyId, policyVersion, calendarId, calendarVersion, goalMinutes, warnings, breachLevels, pausesIn };
}

/** Items are mostly the very same ones, so they are written out only where they are not. */
const sameItem = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
const sameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one === other || (one.length === other.length && one.every((item, place) => sameItem(item, other[place])));

export const sameTerms = (one: Terms, other: Terms): boolean =>
  one.policyId === other.policyId &&
  one.policyVersion === other.policyVersion &&
  one.calendarId === other.calendarId &&
  one.calendarVersion === other.calendarVersion &&
  one.goalMinutes === other.goalMinutes &&
  sameList(one.warnings, other.warnings) &&
  sameList(one.breachLevels, other.breachLevels) &&
  sameList(one.pausesIn, other.pausesIn);
