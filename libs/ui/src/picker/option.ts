import type { Tone } from '../chip/chip';
import type { IconName } from '../icon/icons';

/** One thing to choose in a picker or menu. */
export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly tone?: Tone;
  /** Shows initials of this name instead of an icon. */
  readonly avatar?: string;
}

export const optionsMatching = (options: readonly PickerOption[], text: string): readonly PickerOption[] => {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? options : options.filter((option) => `${option.label} ${option.hint ?? ''}`.toLowerCase().includes(wanted));
};
