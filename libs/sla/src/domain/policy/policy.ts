import type { Priority, SlaMatch, SlaPolicyContent, SlaTarget, TicketType } from '@casewright/contracts';
import type { Assignment } from '../clock/ledger';

/** What policies look at. */
export interface MatchedTicket {
  readonly priority: Priority;
  readonly type: TicketType;
  readonly teamId: string | null;
  readonly organisationId: string | null;
  readonly tags: readonly string[];
}

export interface PolicyVersion {
  readonly id: string;
  readonly version: number;
  readonly content: SlaPolicyContent;
}

export type ConditionField = 'priority' | 'type' | 'team' | 'organisation' | 'tag';

export interface ConditionResult {
  readonly field: ConditionField;
  readonly satisfied: boolean;
}

/** Each part of the match that is set, with whether the ticket satisfies it. */
export function conditionsOf(match: SlaMatch, ticket: MatchedTicket): readonly ConditionResult[] {
  const holds = (wanted: readonly string[], actual: readonly (string | null)[]) => wanted.some((value) => actual.includes(value));
  const parts: readonly (readonly [ConditionField, readonly string[], readonly (string | null)[]])[] = [
    ['priority', match.priorities, [ticket.priority]],
    ['type', match.types, [ticket.type]],
    ['team', match.teamIds, [ticket.teamId]],
    ['organisation', match.organisationIds, [ticket.organisationId]],
    ['tag', match.tags, ticket.tags],
  ];
  return parts.filter(([, wanted]) => wanted.length > 0).map(([field, wanted, actual]) => ({ field, satisfied: holds(wanted, actual) }));
}

export const matches = (policy: SlaPolicyContent, ticket: MatchedTicket): boolean =>
  conditionsOf(policy.match, ticket).every(({ satisfied }) => satisfied);

/** The first active policy that matches wins; `policies` stand in their order. */
export const firstMatching = (policies: readonly PolicyVersion[], ticket: MatchedTicket): PolicyVersion | undefined =>
  policies.find(({ content }) => content.active && matches(content, ticket));

export type Assignments = Readonly<Record<SlaTarget, Assignment | null>>;
export const noAssignments: Assignments = { 'first-reply': null, resolution: null };

/** What each target counts towards under a policy. `calendarVersion` says which version of a calendar is in force. */
export function assignmentsUnder(
  policy: PolicyVersion | undefined,
  priority: Priority,
  calendarVersion: (calendarId: string) => number | undefined,
): Assignments {
  const assignment = (target: SlaTarget): Assignment | null => {
    const definition = policy?.content.targets.find((candidate) => candidate.target === target);
    const goalMinutes = definition?.goals[priority];
    if (!policy || !definition || goalMinutes === null || goalMinutes === undefined) return null;
    const version = definition.calendarId === null ? null : calendarVersion(definition.calendarId);
    return {
      policyId: policy.id,
      policyVersion: policy.version,
      calendarId: definition.calendarId,
      calendarVersion: version ?? null,
      goalMinutes,
      warnAtPercent: definition.warnAtPercent,
    };
  };
  return { 'first-reply': assignment('first-reply'), resolution: assignment('resolution') };
}
