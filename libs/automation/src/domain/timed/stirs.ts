import { isImported, type TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { FactReader, RestTiming } from '@casewright/rules';
import type { Stir } from './rest';
import type { Timed } from './timed-plan';
import { waiterOf } from './wish-of';

/** What the event is to a rule that waits for its ticket to come to rest; null where it is none of its. It does not wait for what it did itself, unless it may. */
export function stirOf(timed: Timed<RestTiming>, event: Stored<TicketEvent>, facts: FactReader): Stir | null {
  const { meta, version } = event;
  const { trigger, guards, ruleId } = timed.rule.document;
  const own = meta.actor.kind === 'rule' && meta.actor.id === ruleId && guards.reentry === 'never';
  if (own || isImported(event) || trigger.kind !== 'event' || !trigger.types.includes(event.type) || timed.rule.trigger(facts) !== null)
    return null;
  const chain = { correlationId: meta.correlationId, causationId: event.eventId, depth: meta.depth };
  const actAt = new Date(Date.parse(meta.at) + timed.timing.milliseconds).toISOString();
  return { ...waiterOf(timed), version, at: meta.at, actAt, chain };
}
