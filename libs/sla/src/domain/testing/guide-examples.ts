import { Priority, SlaTarget, StatusCategory, type SlaPolicyContent, type SlaWarning } from '@casewright/contracts';
import type { CalendarVersion } from '../business-time/calendar-hours';
import type { PolicyVersion } from '../policy/policy';
import { officeHours, standardPolicy, vipPolicy } from './ticket-story';

/** One worked example of `docs/guides/sla.md`: a block marked `clocks`, and the heading above it. */
export interface GuideExample {
  readonly title: string;
  readonly lines: readonly { readonly at: number; readonly words: string }[];
  readonly policy: PolicyVersion;
  /** What is promised to one organisation only: tried before the policy that is for every ticket. */
  readonly first: readonly PolicyVersion[];
}

export const organisations: Readonly<Record<string, string>> = { A: '018f0000-0000-7000-8000-0000000000b1' };

const minute = 60_000;
/** Monday of the week that examples are in. */
const monday = Date.parse('2026-01-05T00:00:00Z');
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The office of the examples: Monday to Friday, 09:00 to 17:00. */
export const guideOffice: CalendarVersion = {
  ...officeHours,
  content: {
    ...officeHours.content,
    timeZone: 'Europe/London',
    hours: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => ({ day, from: '09:00', to: '17:00' })),
    holidays: [],
  },
};

/** `Tue 10:30`, in the week of the examples or the one after: `next Tue 10:30`. */
export function instantOf(words: string): number {
  const [, next, day = '', hour = '', rest = ''] = /^(next )?(\w{3}) (\d\d):(\d\d)$/.exec(words) ?? [];
  if (!days.includes(day)) throw new Error(`No time: ${words}`);
  return monday + ((days.indexOf(day) + (next ? 7 : 0)) * 1440 + Number(hour) * 60 + Number(rest)) * minute;
}

/** `2 h`, `1 h 30 min`, `45 min`, in minutes. */
export function minutesOf(words: string): number {
  const [, sign, hours = '0', rest = '0'] = /^(-)?(?:(\d+) h)?(?: ?(\d+) min)?$/.exec(words.trim()) ?? [];
  return (sign ? -1 : 1) * (Number(hours) * 60 + Number(rest));
}

type Definition = SlaPolicyContent['targets'][number];

/** `resolution 8 h (urgent 2 h), office hours, pauses in pending, warns at 80 % and 30 min before, grows after 2 h`. */
export function definitionOf(words: string): Definition {
  const [first = '', ...parts] = words.split(', ');
  const [, target = '', goal = '', urgent] = /^([\w-]+) ([^(]+?)(?: \(urgent ([^)]+)\))?$/.exec(first) ?? [];
  const minutes = minutesOf(goal);
  const after = (begin: string) => parts.find((part) => part.startsWith(begin))?.slice(begin.length);
  const pauses = after('pauses in ');
  return {
    target: SlaTarget.parse(target),
    calendarId: parts.includes('office hours') ? guideOffice.id : null,
    goals: { low: minutes, normal: minutes, high: minutes, urgent: urgent ? minutesOf(urgent) : minutes },
    warnings: (after('warns ')?.split(' and ') ?? []).map(warningOf),
    breachLevels: (after('grows after ')?.split(' and ') ?? []).map(minutesOf),
    ...(pauses && { pausesIn: pauses.split(' and ').map((one) => StatusCategory.exclude(['solved', 'closed']).parse(one)) }),
  };
}

const warningOf = (words: string): SlaWarning => {
  const [, percent] = /^at (\d+) %$/.exec(words) ?? [];
  return percent ? { percent: Number(percent) } : { minutesBefore: minutesOf(words.replace(/ before$/, '')) };
};

export const policyOf = (targets: readonly Definition[], version: number): PolicyVersion => ({
  ...standardPolicy,
  version,
  content: { ...standardPolicy.content, targets: [...targets] },
});

/** Reads the examples of a guide. */
export function examplesIn(markdown: string): readonly GuideExample[] {
  const blocks = [...markdown.matchAll(/```clocks\n([\s\S]*?)```/g)];
  return blocks.map((block) => {
    const title = [...markdown.slice(0, block.index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '';
    const lines = (block[1] ?? '').split('\n').filter((line) => line.trim() !== '');
    const promises = lines.filter((line) => line.startsWith('promise ')).map((line) => line.slice('promise '.length));
    const promised = promises.filter((words) => !organisationOf(words)).map(definitionOf);
    const timed = lines.filter((line) => !line.startsWith('promise '));
    return { title, policy: policyOf(promised, 1), first: promises.flatMap(policyForOne), lines: timed.map(lineOf) };
  });
}

const organisationOf = (words: string): string | undefined => organisations[/, for organisation (\w+)$/.exec(words)?.[1] ?? ''];

function policyForOne(words: string): PolicyVersion[] {
  const value = organisationOf(words);
  if (value === undefined) return [];
  const { content, ...policy } = policyOf([definitionOf(words)], 1);
  const when = { all: [{ fact: 'ticket.organisationId', operator: 'equal', value }] };
  return [{ ...policy, id: vipPolicy.id, content: { ...content, when } }];
}

function lineOf(line: string): GuideExample['lines'][number] {
  const [, time = '', words = ''] = /^((?:next )?\w{3} \d\d:\d\d)\s+(.+)$/.exec(line) ?? [];
  return { at: instantOf(time), words: words.trim() };
}

export const priorityOf = (words: string): Priority => Priority.parse(words.split(' ').at(-1));
