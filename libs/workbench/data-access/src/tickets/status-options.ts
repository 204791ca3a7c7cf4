import { defaultStatuses } from '@casewright/contracts';
import { statusLooks, type PickerOption } from '@casewright/ui';

/** The statuses of the installation as choices. */
export const statusOptions: readonly PickerOption[] = defaultStatuses.map(({ id, category, label }) => ({
  value: id,
  label,
  icon: statusLooks[category].icon,
  tone: statusLooks[category].tone,
}));
