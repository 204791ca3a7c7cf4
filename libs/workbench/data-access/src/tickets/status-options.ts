import { defaultStatuses, type StatusCategory } from '@casewright/contracts';
import { statusLooks, type PickerOption } from '@casewright/ui';

/** The statuses of the installation as choices. */
export const statusOptions: readonly PickerOption[] = defaultStatuses.map(({ id, category, label }) => ({
  value: id,
  label,
  icon: statusLooks[category].icon,
  tone: statusLooks[category].tone,
}));

/** Nothing becomes new again; only what is solved is closed. The server decides; this spares a refusal. */
export const statusOptionsFrom = (from: StatusCategory): readonly PickerOption[] =>
  statusOptions.filter(({ value }) => value === from || (value !== 'new' && (value !== 'closed' || from === 'solved')));
