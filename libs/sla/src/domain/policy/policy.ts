import type { Priority, SlaPolicyContent, SlaTarget, StatusCategory } from '@casewright/contracts';
import type { WantedTerms } from '../clock/clocks-state';
import type { Terms } from '../clock/terms';
import { kindOf } from '../targets';

export interface PolicyVersion {
  readonly id: string;
  readonly version: number;
  readonly content: SlaPolicyContent;
}

/** Where the clock of a target stands still: as the policy says, else as the target is meant. Policies of older releases may say what is refused today. */
export const pausesOf = (target: SlaTarget, pausesIn: readonly StatusCategory[] | undefined): readonly StatusCategory[] => {
  const meant = kindOf(target).pausesIn;
  return meant === null ? [] : (pausesIn ?? meant);
};

/** What each target counts towards under a policy. `calendarVersion` says which version of a calendar is in force. */
export function termsUnder(
  { id, version, content }: PolicyVersion,
  priority: Priority,
  calendarVersion: (calendarId: string) => number | undefined,
): WantedTerms {
  const promised = content.targets.flatMap(({ target, goals, calendarId, warnings, breachLevels, pausesIn }): [SlaTarget, Terms][] => {
    const goalMinutes = goals[priority];
    if (goalMinutes === null) return [];
    const counted = calendarId === null ? null : (calendarVersion(calendarId) ?? null);
    const basis = { policyId: id, policyVersion: version, calendarId, calendarVersion: counted };
    return [[target, { ...basis, goalMinutes, warnings, breachLevels, pausesIn: pausesOf(target, pausesIn) }]];
  });
  return Object.fromEntries(promised);
}
