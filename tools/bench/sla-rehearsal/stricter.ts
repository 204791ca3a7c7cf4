import type { SlaChangeDraft, SlaPolicyContent } from '@casewright/contracts';

export interface StoredPolicy {
  readonly id: string;
  readonly version: number;
  readonly content: SlaPolicyContent;
}

/** The policy with goals that many tickets miss. */
export function stricter({ id, content }: StoredPolicy): Extract<SlaChangeDraft, { kind: 'edit-policy' }> {
  const targets = content.targets.map((target) => ({ ...target, goals: { low: 60, normal: 60, high: 30, urgent: 15 } }));
  return { kind: 'edit-policy', id, content: { ...content, targets } };
}
