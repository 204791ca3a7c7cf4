import type { SlaChangeDraft } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import type { CalendarVersion } from '../business-time/calendar-hours';
import type { PolicyVersion } from '../policy/policy';

/** All policies in their order, also those that are off, and the newest version of each calendar. */
export interface WholeConfiguration {
  readonly policies: readonly PolicyVersion[];
  readonly calendars: readonly CalendarVersion[];
}

/** The policy that a draft would add. */
export const draftedPolicyId = idFrom('drafted sla policy');

/** The configuration as it would be once a change was saved. What the change is about must be there. */
export function withChange({ policies, calendars }: WholeConfiguration, change: SlaChangeDraft): WholeConfiguration {
  switch (change.kind) {
    case 'create-policy':
      return { policies: [...policies, { id: draftedPolicyId, version: 1, content: change.content }], calendars };
    case 'edit-policy':
      return { policies: policies.map((policy) => edited(policy, change)), calendars };
    case 'remove-policy':
      return { policies: policies.filter(({ id }) => id !== change.id), calendars };
    case 'reorder-policies':
      return { policies: [...policies].sort((left, right) => change.ids.indexOf(left.id) - change.ids.indexOf(right.id)), calendars };
    case 'edit-calendar':
      return { policies, calendars: calendars.map((calendar) => edited(calendar, change)) };
  }
}

const edited = <Content, Version extends { readonly id: string; readonly version: number; readonly content: Content }>(
  known: Version,
  { id, content }: { readonly id: string; readonly content: Content },
): Version => (known.id === id ? { ...known, version: known.version + 1, content } : known);
