import type { FieldAudience, FieldKind } from '@casewright/contracts';
import type { PickerOption } from '@casewright/ui';

export const kindWords: Readonly<Record<FieldKind, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Day',
  choice: 'One choice',
  'multi-choice': 'Several choices',
};

export const audienceWords: Readonly<Record<FieldAudience, string>> = {
  staff: 'People of the desk',
  requester: 'The requester too',
};

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>): readonly PickerOption[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

export const kindOptions = optionsOf(kindWords);
export const audienceOptions = optionsOf(audienceWords);

const longestKey = 40;

/** What programs and rules could call it: `Serial number` → `serial_number`. */
export function keyFrom(label: string): string {
  const letters = label.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const key = letters.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return key
    .replace(/^[^a-z]+/, '')
    .replace(/_+$/, '')
    .slice(0, longestKey);
}
