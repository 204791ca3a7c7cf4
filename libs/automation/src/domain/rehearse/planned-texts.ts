import type { PlannedAction, PlannedStep } from '@casewright/rules';

export interface PlannedText {
  readonly label: string;
  readonly text: string;
}

/** What people would get to read, by the names that commands give it. */
const shown: Readonly<Record<string, string>> = { subject: 'Subject', title: 'Title', text: 'Text' };

/** The texts of an action with everything filled in. */
export const textsOf = ({ steps }: PlannedAction): readonly PlannedText[] =>
  steps.flatMap(({ message }) => (message.type === 'webhook.call' ? bodyOf(message.data) : textsIn(message.data)));

/** What a machine would be told; names and words about people join it only when it is sent. */
function bodyOf(data: PlannedStep['message']['data']): readonly PlannedText[] {
  const { targetId: _, people, ...told } = data as Readonly<Record<string, unknown>>;
  const body = { label: 'Body', text: JSON.stringify(told, null, 2) };
  return people === 'included' ? [body, { label: 'Joins it when it is sent', text: 'The subject, and who asked' }] : [body];
}

function textsIn(data: unknown): readonly PlannedText[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const label = shown[key];
    return label !== undefined && typeof value === 'string' ? [{ label, text: value }] : textsIn(value);
  });
}
