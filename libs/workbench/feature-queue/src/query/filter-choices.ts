import type { SlaTarget, TicketFieldView } from '@casewright/contracts';
import type { IconName, PickerOption } from '@casewright/ui';
import { clockLooks, prioritiesByUrgency, priorityLooks, statusLooks, targetWords } from '@casewright/ui';
import type { FilterName } from './filters';

export interface FilterChoice {
  readonly name: FilterName;
  readonly label: string;
  readonly icon: IconName;
  readonly options: readonly PickerOption[];
}

const optionsOf = <K extends string>(
  looks: Readonly<Record<K, Omit<PickerOption, 'value'>>>,
  values: readonly K[],
): readonly PickerOption[] => values.map((value) => ({ value, ...looks[value] }));

const categories = optionsOf(statusLooks, ['new', 'open', 'pending', 'on-hold', 'solved', 'closed']);
const clocks = optionsOf(clockLooks, ['breached', 'active', 'paused', 'met']).map((option) =>
  option.value === 'active' ? { ...option, label: 'Running' } : option,
);
const snoozes: readonly PickerOption[] = [
  { value: 'true', label: 'Snoozed only', icon: 'snooze' },
  { value: 'false', label: 'Without snoozed ones', icon: 'inbox' },
];
const nobody: PickerOption = { value: 'none', label: 'Nobody', icon: 'none' };
const me: PickerOption = { value: 'me', label: 'Me', icon: 'assign' };
const mine: PickerOption = { value: 'mine', label: 'My teams', icon: 'people' };
const noTeam: PickerOption = { value: 'none', label: 'No team', icon: 'none' };

/** Values to filter by, where a field has a few to choose from: `tier:gold`. */
export const fieldOptions = (fields: readonly TicketFieldView[]): readonly PickerOption[] =>
  fields
    .filter(({ archived }) => !archived)
    .flatMap(({ key, kind, label, choices }) => {
      const values = kind === 'boolean' ? yesOrNo : choices.filter(({ archived }) => !archived);
      return values.map((choice) => ({ value: `${key}:${choice.id}`, label: `${label}: ${choice.label}` }));
    });

const yesOrNo = [
  { id: 'true', label: 'Yes' },
  { id: 'false', label: 'No' },
];

/** The filters that are always offered, in order. */
export const filterChoices = (
  teams: readonly PickerOption[],
  agents: readonly PickerOption[],
  tags: readonly PickerOption[],
  fields: readonly PickerOption[] = [],
): readonly FilterChoice[] => [
  { name: 'category', label: 'Status', icon: 'statusOpen', options: categories },
  { name: 'priority', label: 'Priority', icon: 'priorityHigh', options: optionsOf(priorityLooks, prioritiesByUrgency) },
  { name: 'teamId', label: 'Team', icon: 'people', options: [mine, noTeam, ...teams] },
  { name: 'assigneeId', label: 'Assignee', icon: 'assign', options: [me, nobody, ...agents] },
  { name: 'tag', label: 'Tag', icon: 'tag', options: tags },
  ...(fields.length > 0 ? [{ name: 'field', label: 'Field', icon: 'edit', options: fields } as const] : []),
  { name: 'sla', label: 'SLA', icon: 'sla', options: clocks },
  { name: 'snoozed', label: 'Snoozed', icon: 'snooze', options: snoozes },
];

/** Filters that only links bring along, such as those of the dashboard. */
export const linkedFilterLabels: Partial<Record<FilterName, string>> = {
  status: 'Exact status',
  type: 'Type',
  channel: 'Channel',
  requesterId: 'Requester',
  organisationId: 'Organisation',
  clock: 'Clock',
  createdFrom: 'Opened from',
  createdBefore: 'Opened before',
  solvedFrom: 'Solved from',
  solvedBefore: 'Solved before',
};

/** `first-reply:breached` in words. */
export const clockFilterWords = (value: string): string => {
  const [target = '', standing = ''] = value.split(':');
  return `${targetWords[target as SlaTarget] ?? target} ${standing}`;
};
