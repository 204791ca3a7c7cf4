import { immediateEventTypesOf, type RuleContent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

/** A trial compares two versions on the same event, so both have to react to events at once. Throws `state.conflict`. */
export function requireTriable(draft: RuleContent, published: RuleContent | null): void {
  const waits = [draft, ...(published ? [published] : [])].some(({ trigger }) => immediateEventTypesOf(trigger).length === 0);
  if (waits)
    throw new DomainError(
      'state.conflict',
      'A rule that waits for a time, or for a ticket to come to rest, cannot be on trial: publish it as active.',
    );
}
