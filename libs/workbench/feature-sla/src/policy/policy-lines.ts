import type { SlaPolicyContent } from '@casewright/contracts';
import { minutesAsText, prioritiesByUrgency, type Line } from '@casewright/ui';
import { matchWords, type NameOf } from '../policies/sentence';
import { priorityWords, targetWords } from '../words';

/** What a policy says, line by line. */
export function policyLines({ name, description, active, match, targets }: SlaPolicyContent, nameOf: NameOf): readonly Line[] {
  return [
    { label: 'Name', text: name },
    { label: 'What it is for', text: description },
    { label: 'Active', text: active ? 'yes' : 'no' },
    { label: 'Which tickets', text: matchWords(match, nameOf) },
    ...targets.flatMap((target) => targetLines(target, nameOf)),
  ];
}

function targetLines({ target, calendarId, goals, warnAtPercent }: SlaPolicyContent['targets'][number], nameOf: NameOf): readonly Line[] {
  const what = targetWords[target];
  return [
    ...prioritiesByUrgency.map((priority) => {
      const minutes = goals[priority];
      return { label: `${what}, ${priorityWords[priority].toLowerCase()}`, text: minutes === null ? 'no goal' : minutesAsText(minutes) };
    }),
    { label: `${what} counts`, text: calendarId === null ? 'around the clock' : `by ${nameOf(calendarId)}` },
    { label: `${what} warns`, text: `after ${warnAtPercent} % of the goal` },
  ];
}
