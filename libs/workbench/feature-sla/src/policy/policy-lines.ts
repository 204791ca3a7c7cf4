import { conditionWords, listed, type Speech } from '@casewright/conditions';
import type { SlaPolicyContent, SlaTargetDefinition } from '@casewright/contracts';
import { minutesAsText, prioritiesByUrgency, targetWords, warningWords, type Line } from '@casewright/ui';
import { pausesOf } from '../policies/sentence';
import { priorityWords } from '../words';
import { onPriorityChangeWords } from './priority-change';
import { pauseWords } from './target-looks';

/** What a policy says, line by line. `calendarName` gets the id of a calendar. */
export function policyLines(content: SlaPolicyContent, speech: Speech | null, calendarName: (id: string) => string): readonly Line[] {
  const { name, description, active, when, onPriorityChange, targets } = content;
  return [
    { label: 'Name', text: name },
    { label: 'What it is for', text: description },
    { label: 'Active', text: active ? 'yes' : 'no' },
    { label: 'Which tickets', text: when && speech ? conditionWords(when, speech) : when ? 'by conditions' : 'every ticket' },
    { label: 'Another priority', text: onPriorityChangeWords[onPriorityChange] },
    { label: 'Targets', text: targets.map(({ target }) => targetWords[target]).join(', ') },
    ...targets.flatMap((target) => targetLines(target, calendarName)),
  ];
}

function targetLines(target: SlaTargetDefinition, calendarName: (id: string) => string): readonly Line[] {
  const { calendarId, goals, warnings, breachLevels } = target;
  const what = targetWords[target.target];
  return [
    ...prioritiesByUrgency.map((priority) => {
      const minutes = goals[priority];
      return { label: `${what}, ${priorityWords[priority].toLowerCase()}`, text: minutes === null ? 'no goal' : minutesAsText(minutes) };
    }),
    { label: `${what} counts`, text: calendarId === null ? 'around the clock' : `by ${calendarName(calendarId)}` },
    { label: `${what} warns`, text: warnings.length === 0 ? 'never' : `at ${listed(warnings.map(warningWords), 'and')}` },
    { label: `${what}, breach levels`, text: breachLevels.length === 0 ? 'none' : `after ${breachLevels.map(minutesAsText).join(', ')}` },
    {
      label: `${what} pauses`,
      text:
        listed(
          pausesOf(target).map((status) => pauseWords[status]),
          'and',
        ) || 'never',
    },
  ];
}
