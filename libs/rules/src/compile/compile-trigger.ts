import type { EventTrigger, RuleActor, RuleTrigger } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import type { FactReader } from '../facts/fact-reader';
import { findOperator } from '../operators/registry';
import { parseDay } from '../facts/days';
import { parseDate, valueProblem } from '../operators/operands';
import { wakeUpType } from '../timed/wake-up';
import { below, type Problems } from './problems';

/** Why the trigger turns an event of its types away, as a sentence; null where it takes it. */
export type TriggerTest = (facts: FactReader) => string | null;

export function compileTrigger(trigger: RuleTrigger, eventTypes: readonly string[], catalog: FactCatalog, problems: Problems): TriggerTest {
  if (trigger.kind !== 'event') return () => null;
  const test = compileEvent(trigger, eventTypes, catalog, problems);
  if (trigger.debounce === undefined) return test;
  // What the events were is asked when they come; the wake-up afterwards is not one of them.
  return (facts) => (facts.value('event.type') === wakeUpType ? null : test(facts));
}

function compileEvent(trigger: EventTrigger, eventTypes: readonly string[], catalog: FactCatalog, problems: Problems): TriggerTest {
  if (trigger.types.length === 0) problems.add('/trigger/types', 'Nothing starts the rule: choose at least one event.');
  for (const [index, type] of trigger.types.entries()) {
    if (!eventTypes.includes(type))
      problems.add(below('/trigger/types', index), `There is no event "${type}": choose one of ${eventTypes.join(', ')}.`);
  }
  const tests = [actorTest(trigger.actors), trigger.changed ? changeTest(trigger.changed, catalog, problems) : null].filter(
    (test) => test !== null,
  );
  return (facts) => {
    for (const test of tests) {
      const reason = test(facts);
      if (reason !== null) return reason;
    }
    return null;
  };
}

const actorWords: Readonly<Record<RuleActor, string>> = {
  user: 'a person of the desk',
  customer: 'a customer',
  rule: 'a rule',
  process: 'a process',
  plugin: 'a plugin',
  system: 'the program itself',
  import: 'an import',
};

function actorTest(actors: EventTrigger['actors']): TriggerTest | null {
  if (!actors || actors.include.length + actors.exclude.length === 0) return null;
  return (facts) => {
    const actor = facts.value('event.actor');
    const wanted = actors.include.length === 0 || actors.include.some((kind) => kind === actor);
    if (wanted && !actors.exclude.some((kind) => kind === actor)) return null;
    return `The rule does not listen to what ${actorWords[actor as RuleActor] ?? 'this'} does.`;
  };
}

type Changed = NonNullable<EventTrigger['changed']>;

/** `field` is a property such as `priority`; the fact behind it is `ticket.priority`. */
function changeTest({ field, from, to }: Changed, catalog: FactCatalog, problems: Problems): TriggerTest | null {
  const fact = catalog.find(`ticket.${field}`);
  if (fact?.tracked !== true)
    return problems.add('/trigger/changed/field', `Changes of "${field}" are not known: choose a property of the ticket.`);
  for (const [side, values] of [
    ['from', from],
    ['to', to],
  ] as const) {
    for (const [index, value] of values.entries()) {
      const problem = value === null ? null : valueProblem(value, fact);
      if (problem !== null) problems.add(below('/trigger/changed', side, index), problem);
    }
  }
  const hasChanged = findOperator('changed')?.gate(fact.id, true);
  const asKept = (value: unknown) => (fact.type === 'date' && value !== null ? (parseDate(value) ?? parseDay(value)) : value);
  const [wasOneOf, isOneOf] = [from.map(asKept), to.map(asKept)];
  const went = fact.type === 'list' ? wentBetween : isAmong;
  return (facts) => {
    const { before, after } = facts.change(fact.id);
    if (hasChanged?.(facts) && went(wasOneOf, before, after) && went(isOneOf, after, before)) return null;
    return `The event did not change "${fact.label}" in the way that the rule waits for.`;
  };
}

const isAmong = (values: readonly unknown[], value: unknown): boolean => values.length === 0 || values.includes(value ?? null);

/**
 * Nobody waits for all of a list to be this or that: what counts are the items that one side has and the other has not. So `to` names
 * what was added and `from` what was removed, and null stands for a list with nothing in it.
 */
function wentBetween(values: readonly unknown[], value: unknown, other: unknown): boolean {
  const [items, others] = [itemsOf(value), itemsOf(other)];
  const own = items.length === 0 ? [null] : items.filter((item) => !others.includes(item));
  return values.length === 0 || own.some((item) => values.includes(item));
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
