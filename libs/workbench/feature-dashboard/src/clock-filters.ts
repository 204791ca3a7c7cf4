import type { Params } from '@angular/router';
import { prioritiesByUrgency, priorityLooks, targetWords, targetsInOrder, type IconName, type PickerOption } from '@casewright/ui';

export type ClockFilterName = 'target' | 'teamId' | 'priority' | 'assigneeId';

export interface ClockFilterChoice {
  readonly name: ClockFilterName;
  readonly label: string;
  readonly icon: IconName;
  readonly options: readonly PickerOption[];
  readonly chosen: readonly string[];
}

const looks: Readonly<Record<ClockFilterName, { readonly label: string; readonly icon: IconName }>> = {
  target: { label: 'Target', icon: 'sla' },
  teamId: { label: 'Team', icon: 'people' },
  priority: { label: 'Priority', icon: 'priorityHigh' },
  assigneeId: { label: 'Assignee', icon: 'assign' },
};
const none: PickerOption = { value: 'none', label: 'No team', icon: 'none' };
const fixed: Readonly<Partial<Record<ClockFilterName, readonly PickerOption[]>>> = {
  target: targetsInOrder.map((value) => ({ value, label: targetWords[value] })),
  priority: prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] })),
  assigneeId: [
    { value: 'me', label: 'Me', icon: 'assign' },
    { value: 'none', label: 'Nobody', icon: 'none' },
  ],
};

/** What the address narrows figures of clocks to: values joined by commas. */
export const chosenFilters = (params: Params, names: readonly ClockFilterName[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => (typeof params[name] === 'string' && params[name] !== '' ? [[name, String(params[name])]] : [])),
  );

/** The chips that change it. */
export const clockFilters = (
  names: readonly ClockFilterName[],
  teams: readonly PickerOption[],
  chosen: Readonly<Record<string, string>>,
): readonly ClockFilterChoice[] =>
  names.map((name) => ({
    name,
    ...looks[name],
    options: fixed[name] ?? [none, ...teams],
    chosen: chosen[name]?.split(',') ?? [],
  }));
