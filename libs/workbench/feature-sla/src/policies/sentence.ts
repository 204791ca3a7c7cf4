import { listed, type Speech } from '@casewright/conditions';
import type { Priority, SlaPolicyContent, SlaTarget, SlaTargetDefinition } from '@casewright/contracts';
import { minutesAsText, prioritiesByUrgency, warningWords } from '@casewright/ui';
import { anyPause, pauseWords, targetLooks, type Pause } from '../policy/target-looks';
import { priorityWords, shortTargetWords } from '../words';
import { askedPriorities, whichTickets } from './which-tickets';

const and = (words: readonly string[]): string => listed(words, 'and');

/** What the sentence needs to know of a policy. */
export interface Summarised extends Pick<SlaPolicyContent, 'when'> {
  readonly targets: readonly SlaTargetDefinition[];
}

const promises: Readonly<Record<SlaTarget, (goal: string) => string>> = {
  'first-reply': (goal) => `first reply in ${goal}`,
  'next-reply': (goal) => `each next reply in ${goal}`,
  'periodic-update': (goal) => `updates every ${goal}`,
  'agent-work': (goal) => `at most ${goal} of work`,
  'requester-wait': (goal) => `the customer waits ${goal} at most`,
  resolution: (goal) => `solved in ${goal}`,
  ownership: (goal) => `with one team for ${goal} at most`,
};

/**
 * A policy as a person would say it: `Urgent tickets of team Field: first reply in 1 h, updates every 4 h, solved in 8 h, by Office hours;
 * warns at 50 % and 30 min before; pauses while waiting for the customer`. `calendarName` gets the id of a calendar.
 */
export function policySentence({ when, targets }: Summarised, speech: Speech | null, calendarName: (id: string) => string): string {
  const priorities = askedPriorities(when) ?? prioritiesByUrgency;
  const kept = targets.filter(({ goals }) => priorities.some((priority) => goals[priority] !== null));
  if (kept.length === 0) return `${whichTickets(when, speech)}: no goal yet`;
  const hours = grouped(kept, ({ calendarId }) => (calendarId === null ? 'around the clock' : `by ${calendarName(calendarId)}`));
  const promised = kept.map((target) => promises[target.target](goalWords(target, priorities)));
  return [`${whichTickets(when, speech)}: ${promised.join(', ')}, ${hours}`, ...consequences(kept)].join('; ');
}

function consequences(targets: readonly SlaTargetDefinition[]): string[] {
  const warns = grouped(targets, ({ warnings }) => (warnings.length === 0 ? null : `at ${and(warnings.map(warningWords))}`));
  const levels = grouped(targets, ({ breachLevels }) =>
    breachLevels.length === 0 ? null : and(breachLevels.map((minutes, place) => `level ${place + 2} after ${minutesAsText(minutes)}`)),
  );
  const pausing = targets.filter(({ target }) => targetLooks[target].pausesIn !== null);
  const pauses = grouped(pausing, (target) =>
    pausesOf(target).length === 0 ? null : and(pausesOf(target).map((each) => pauseWords[each])),
  );
  return [
    ...(warns === '' ? [] : [`warns ${warns}`]),
    ...(levels === '' ? [] : [`a breach reaches ${levels}`]),
    ...(pauses === '' ? [] : [`pauses ${pauses}`]),
  ];
}

/** Where a clock of it stands still: as the policy says, or as the target is meant; nowhere, whatever a policy says, where the target never pauses. */
export function pausesOf({ target, pausesIn }: SlaTargetDefinition): readonly Pause[] {
  const meant = targetLooks[target].pausesIn;
  return meant === null ? [] : anyPause.filter((status) => (pausesIn ?? meant).includes(status));
}

/** What is the same for all is said once; else with the targets that it holds for. Null says nothing. */
function grouped(targets: readonly SlaTargetDefinition[], words: (target: SlaTargetDefinition) => string | null): string {
  const said = new Map<string, SlaTarget[]>();
  for (const target of targets) {
    const key = words(target);
    if (key !== null) said.set(key, [...(said.get(key) ?? []), target.target]);
  }
  const isShared = said.size === 1 && [...said.values()][0]?.length === targets.length;
  return [...said].map(([key, of]) => (isShared ? key : `${key} (${and(of.map((target) => shortTargetWords[target]))})`)).join(', ');
}

function goalWords({ goals }: Pick<SlaTargetDefinition, 'goals'>, priorities: readonly Priority[]): string {
  const known = prioritiesByUrgency
    .filter((priority) => priorities.includes(priority))
    .flatMap((priority) => (goals[priority] === null ? [] : [{ priority, minutes: goals[priority] }]));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return '…';
  if (known.length === priorities.length && known.every(({ minutes }) => minutes === first.minutes)) return minutesAsText(first.minutes);
  const withPriority = ({ minutes, priority }: typeof first) => `${minutesAsText(minutes)} (${priorityWords[priority].toLowerCase()})`;
  return first === last ? withPriority(first) : `${withPriority(first)} to ${withPriority(last)}`;
}
