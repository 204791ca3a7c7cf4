import type { DecidedField, TicketCommandMessage } from '@casewright/contracts';
import type { ActionPlan, FactValues } from '@casewright/rules';

export interface PropertyChange {
  readonly field: DecidedField;
  readonly before: unknown;
  readonly after: unknown;
  readonly command: TicketCommandMessage;
  readonly facts: FactValues;
}

/** A property that is as wanted already needs no command; the record says that the rule asked for it all the same. */
export function planChange({ field: name, before, after, command, facts }: PropertyChange): ActionPlan {
  const same = (before ?? null) === after;
  return {
    changes: [{ field: name, before: before ?? null, after }],
    commands: same ? [] : [{ key: '', message: command }],
    facts: same ? {} : facts,
  };
}
