import type { CreateTicketField, EditTicketField, FieldAudience, FieldKind, TicketFieldView } from '@casewright/contracts';
import type { Line } from '@casewright/ui';
import type { WrittenChoice } from './choice-list';
import { audienceWords } from './words';

/** What stands in the form of a field. */
export interface FieldDraftContent {
  readonly label: string;
  /** Empty: it follows from the label. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly help: string;
  readonly audience: FieldAudience;
  readonly choices: readonly WrittenChoice[];
}

const openChoices = (choices: TicketFieldView['choices']): readonly WrittenChoice[] =>
  choices.filter(({ archived }) => !archived).map(({ id, label }) => ({ id, label }));

export const hasChoices = (kind: FieldKind): boolean => kind === 'choice' || kind === 'multi-choice';

export function contentOf(field: TicketFieldView | null): FieldDraftContent {
  if (!field) return { label: '', key: '', kind: 'choice', help: '', audience: 'staff', choices: [] };
  const { label, key, kind, help, audience, choices } = field;
  return { label, key, kind, help, audience, choices: openChoices(choices) };
}

const written = (choices: readonly WrittenChoice[]) => choices.map(({ id, label }) => ({ id, label: label.trim() }));

export function creationOf({ label, kind, help, audience, choices }: FieldDraftContent, key: string): CreateTicketField {
  return { key, kind, label: label.trim(), help: help.trim(), audience, choices: hasChoices(kind) ? written(choices) : [] };
}

export function editOf({ label, kind, help, audience, choices }: FieldDraftContent): EditTicketField {
  return { label: label.trim(), help: help.trim(), audience, ...(hasChoices(kind) && { choices: written(choices) }) };
}

/** What a version said, line by line. */
export const linesOf = ({
  label,
  help,
  audience,
  choices,
  archived,
}: Pick<TicketFieldView, 'label' | 'help' | 'audience' | 'choices' | 'archived'>): readonly Line[] => [
  { label: 'Label', text: label },
  { label: 'Help', text: help },
  { label: 'Seen by', text: audienceWords[audience] },
  {
    label: 'Choices',
    text: openChoices(choices)
      .map((choice) => choice.label)
      .join(', '),
  },
  { label: 'State', text: archived ? 'Archived' : 'In use' },
];
