import type { PreviewSlaPolicy, Priority, SlaPolicyContent } from '@casewright/contracts';

/** The next Friday at 16:50 on the reader's clock, as a field of date and time holds it: late enough in the week to show what calendars do. */
export function fridayAfternoon(now: Date): string {
  const friday = new Date(now);
  friday.setDate(now.getDate() + ((5 - now.getDay() + 7) % 7));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${friday.getFullYear()}-${two(friday.getMonth() + 1)}-${two(friday.getDate())}T16:50`;
}

/** A ticket that fits the policy in all but its priority, which the reader chooses. Null where the time is not complete. */
export function exampleFor(policy: SlaPolicyContent, createdAt: string, priority: Priority): PreviewSlaPolicy | null {
  const at = new Date(createdAt);
  if (Number.isNaN(at.getTime())) return null;
  const { types, teamIds, organisationIds, tags } = policy.match;
  return {
    policy: { ...policy, name: policy.name.trim() === '' ? 'Draft' : policy.name },
    example: {
      createdAt: at.toISOString(),
      priority,
      type: types[0] ?? 'question',
      teamId: teamIds[0] ?? null,
      organisationId: organisationIds[0] ?? null,
      tags: tags.slice(0, 1),
    },
  };
}
