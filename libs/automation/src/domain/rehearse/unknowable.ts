import { requestersIn, type CompiledContent, type FactCatalog, type CompiledRule } from '@casewright/rules';

/** Groups of facts about people and organisations. */
const aboutPeople: ReadonlySet<string> = new Set(['requester', 'organisation']);

/** Where rules are asked about the past. Times are ISO 8601. */
export interface Asked {
  readonly catalog: FactCatalog;
  /** The event, or the begin of the stretch. */
  readonly from: string;
  /** Since when it is kept what people were; null: always. */
  readonly peopleSince: string | null;
  /** Facts that were set by hand. */
  readonly given?: ReadonlySet<string>;
}

/** What a rule reads or tells that is not known as of the event, each in a sentence. */
export function unknowableOf(
  rules: readonly CompiledContent[],
  { catalog, from, peopleSince, given = new Set() }: Asked,
): readonly string[] {
  const read = new Set(
    rules.flatMap(({ reads, actions, otherwise }) => [...reads, ...[...actions, ...otherwise].flatMap(({ told }) => told)]),
  );
  const asked = catalog.facts.filter((fact) => read.has(fact.id) && !given.has(fact.id));
  const since = peopleSince !== null && from < peopleSince ? peopleSince.slice(0, 10) : null;
  const people = [
    ...asked.filter(({ group }) => aboutPeople.has(group)).map(({ label }) => `“${label}”`),
    ...(requestersIn(rules).length > 0 ? ['Whom a rule makes the requester'] : []),
  ];
  const early = since === null ? [] : people.map((what) => `${what} is not known before ${since}: there it is what it was on that day.`);
  const recorded = asked.filter(({ lookUp }) => lookUp !== undefined).map(({ label }) => `“${label}” is known only ${whereAsked}`);
  const hours = rules.some(({ needs }) => needs.some((need) => need.startsWith('calendar:')))
    ? [`The hours of calendars are known only ${whereAsked}`]
    : [];
  return [...early, ...recorded, ...hours];
}

const whereAsked = 'on events where a live rule asked for it then: elsewhere a rule that asks for it cannot be decided.';

/** Text of people who were forgotten is gone, so a rule sees no value where there was one. */
export const forgottenWords = (events: number): string =>
  events === 1
    ? 'One event is about somebody who was forgotten: its texts count as missing.'
    : `${events.toLocaleString('en-GB')} events are about people who were forgotten: their texts count as missing.`;

/** How far a backtest follows what would have come of the draft. `leftOut`: events that would not have happened. */
export function consequencesOf(compared: readonly CompiledRule[], leftOut: number): readonly string[] {
  const renames = compared.some(({ writes }) => writes.has('subject'));
  return [
    'What people did next is as it happened. Later events of a ticket see what would have been changed, until something recorded changes it again; no event is made up, so such a change starts no rule by itself, and notes and mails are not seen.',
    ...(renames ? ['Texts of changed subjects are not recorded: where both versions change one, later events see the recorded one.'] : []),
    ...(leftOut === 0 ? [] : [leftOutWords(leftOut)]),
  ];
}

/** What is not known of times that rules wait for. */
export function timedWords(compared: readonly CompiledRule[]): readonly string[] {
  const timings = compared.flatMap(({ timing }) => timing ?? []);
  const counts = timings.some((timing) => timing.kind === 'relative' && timing.calendarId !== null);
  return [
    ...(timings.length > 0
      ? ['Each time is met to the second: what was late, or missed, because the program was not running is not known.']
      : []),
    ...(counts ? ['Working hours are those of the calendar as it is today.'] : []),
  ];
}

const leftOutWords = (events: number): string =>
  events === 1
    ? 'One recorded event is left out for the draft: it came of a change that would not have been made.'
    : `${events.toLocaleString('en-GB')} recorded events are left out for the draft: they came of changes that would not have been made.`;
