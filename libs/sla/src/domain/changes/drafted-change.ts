import type { SlaChangeDraft } from '@casewright/contracts';
import type { ConfigurationChange, VersionName } from './configuration-change';

/** What a draft would be filed as: a version of its own is the one after the newest. */
export function filedAs(
  draft: SlaChangeDraft,
  newest: (id: string) => number,
  calendars: readonly VersionName[],
  draftedPolicyId: string,
  filed: Pick<ConfigurationChange, 'edition' | 'effect'>,
): ConfigurationChange {
  switch (draft.kind) {
    case 'create-policy':
      return { ...filed, kind: draft.kind, policy: { id: draftedPolicyId, version: 1 }, calendars };
    case 'edit-policy':
      return { ...filed, kind: draft.kind, policy: { id: draft.id, version: newest(draft.id) + 1 }, calendars };
    case 'remove-policy':
      return { ...filed, kind: draft.kind, policyId: draft.id };
    case 'reorder-policies':
      return { ...filed, kind: draft.kind, order: draft.ids };
    case 'edit-calendar':
      return { ...filed, kind: draft.kind, calendar: { id: draft.id, version: newest(draft.id) + 1 } };
  }
}
