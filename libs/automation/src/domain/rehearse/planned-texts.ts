import type { PlannedAction } from '@casewright/rules';

export interface PlannedText {
  readonly label: string;
  readonly text: string;
}

/** What people or machines would get to read, by the names that commands give it. */
const shown: Readonly<Record<string, string>> = { subject: 'Subject', title: 'Title', text: 'Text', url: 'Address', body: 'Body' };

/** The texts of an action with everything filled in. */
export const textsOf = ({ steps }: PlannedAction): readonly PlannedText[] => steps.flatMap(({ message }) => textsIn(message.data));

function textsIn(data: unknown): readonly PlannedText[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const label = shown[key];
    if (label !== undefined && typeof value === 'string') return [{ label, text: value }];
    if (label !== undefined && typeof value === 'object' && value !== null) return [{ label, text: JSON.stringify(value, null, 2) }];
    return textsIn(value);
  });
}
