import {
  endsRings,
  type DecidedField,
  type EventTrigger,
  type RelativeTrigger,
  type RuleActor,
  type RuleContent,
  type TicketEvent,
} from '@casewright/contracts';
import { traitsOf } from './decided-fields';

/** A rule as far as it can start others and be started. */
export interface RingMember {
  readonly name: string;
  readonly trigger: RuleContent['trigger'];
  readonly guards: RuleContent['guards'];
  readonly writes: ReadonlySet<DecidedField>;
}

/**
 * The shortest ring of rules that start each other through `rule`, beginning and ending with it; null where there is none. It looks at
 * triggers and actions, not at conditions and values: a ring that it finds need not turn, but one that it does not find cannot.
 */
export function ringThrough(rule: RingMember, others: readonly RingMember[]): readonly RingMember[] | null {
  if (isGuarded(rule)) return null;
  const candidates = others.filter((other) => !isGuarded(other));
  const reached = new Set<RingMember>();
  let paths: readonly (readonly [RingMember, ...RingMember[]])[] = [[rule]];
  while (paths.length > 0) {
    const closed = paths.find(([latest]) => starts(latest, rule));
    if (closed) return [...[...closed].reverse(), rule];
    paths = paths.flatMap((path) =>
      candidates
        .filter((next) => !reached.has(next) && starts(path[0], next))
        .map((next) => {
          reached.add(next);
          return [next, ...path] as const;
        }),
    );
  }
  return null;
}

export const isGuarded = ({ guards }: Pick<RingMember, 'guards'>): boolean => endsRings(guards);

/**
 * What the first writes can start the second. The wake-up of a rule that waits for a time of the ticket belongs to the chain of what armed
 * it, so it is started by what arms it. Each time of a schedule begins a chain of its own, so nothing starts such a rule.
 */
export function starts({ writes }: RingMember, { trigger }: RingMember): boolean {
  if (trigger.kind === 'schedule') return false;
  return [...writes].some((field) => {
    const { later } = traitsOf(field);
    return later ? later.some((changed) => wakes(changed, 'process', trigger)) : wakes(field, 'rule', trigger);
  });
}

/** Whether a change of the property by somebody of this kind is what the trigger waits for. */
function wakes(field: DecidedField, by: RuleActor, trigger: EventTrigger | RelativeTrigger): boolean {
  if (trigger.kind === 'relative') return armedBy(trigger.anchor).some((type) => traitsOf(field).events.some((event) => event === type));
  const { types, changed, actors } = trigger;
  const { include, exclude } = actors ?? { include: [], exclude: [] };
  if (exclude.includes(by) || (include.length > 0 && !include.includes(by))) return false;
  const { events, facts } = traitsOf(field);
  return events.some((type) => types.includes(type)) && (!changed || facts.includes(`ticket.${changed.field}`));
}

/** What begins or ends a clock, or can bring other targets along. What rules write is automatic, and counts for no clock. */
const heardByClocks: readonly TicketEvent['type'][] = [
  'ticket.status-changed',
  'ticket.priority-changed',
  'ticket.severity-changed',
  'ticket.type-changed',
  'ticket.team-assigned',
  'ticket.agent-assigned',
  'ticket.requester-changed',
  'ticket.tagged',
  'ticket.untagged',
  'ticket.field-set',
];

/** The changes by rules that can begin a stretch with this time. A message of a rule is neither a reply of an agent nor one of the customer. */
function armedBy(anchor: string): readonly TicketEvent['type'][] {
  if (anchor === 'status.enteredAt') return ['ticket.status-changed'];
  return anchor.startsWith('sla.') ? heardByClocks : [];
}
