import type { ConditionNode, PreviewSlaPolicy, SlaPolicyContent } from '@casewright/contracts';
import { askedValues } from '../policies/which-tickets';

type Sent = PreviewSlaPolicy['example'];

/** A ticket to try a policy with. `createdAt` is as a field of date and time holds it, on the reader's clock. */
export type Example = Omit<Sent, 'tags'> & { readonly tags: readonly string[] };

/** The next Friday at 16:50 on the reader's clock: late enough in the week to show what calendars do. */
export function fridayAfternoon(now: Date): string {
  const friday = new Date(now);
  friday.setDate(now.getDate() + ((5 - now.getDay() + 7) % 7));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${friday.getFullYear()}-${two(friday.getMonth() + 1)}-${two(friday.getDate())}T16:50`;
}

const fields = {
  'ticket.priority': 'priority',
  'ticket.type': 'type',
  'ticket.severity': 'severity',
  'ticket.channel': 'channel',
  'ticket.teamId': 'teamId',
  'ticket.organisationId': 'organisationId',
} as const;

/** What a ticket needs to meet the conditions, as far as they ask for certain values: of alternatives, the first. */
export function suggested(when: ConditionNode | null): Partial<Example> {
  if (when === null || 'not' in when || 'condition' in when) return {};
  if ('all' in when) return when.all.reduce<Partial<Example>>((known, part) => ({ ...suggested(part), ...known }), {});
  if ('any' in when) return suggested(when.any[0] ?? null);
  const [value] = askedValues(when) ?? [];
  if (value === undefined) return {};
  if (when.fact === 'ticket.tags') return { tags: [value] };
  const field = fields[when.fact as keyof typeof fields];
  return field ? { [field]: value } : {};
}

/** Null where the time is not complete. */
export function questionOf(policy: SlaPolicyContent, { createdAt, tags, ...ticket }: Example): PreviewSlaPolicy | null {
  const at = new Date(createdAt);
  if (Number.isNaN(at.getTime())) return null;
  return {
    policy: { ...policy, name: policy.name.trim() === '' ? 'Draft' : policy.name },
    example: { ...ticket, createdAt: at.toISOString(), tags: [...tags] },
  };
}
