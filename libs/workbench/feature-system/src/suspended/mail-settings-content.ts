import type { MailSettingsContent, MailSettingsView } from '@casewright/contracts';
import type { Line } from '@casewright/ui';

export const contentOf = ({ acknowledge, automaticMailsPerHour }: MailSettingsView): MailSettingsContent => ({
  acknowledge,
  automaticMailsPerHour,
});

/** What stands in the form until it is read. */
export const atFirst: MailSettingsContent = { acknowledge: true, automaticMailsPerHour: 10 };

/** What the settings say, line by line, to tell versions apart. */
export const linesOf = ({ acknowledge, automaticMailsPerHour }: MailSettingsContent): readonly Line[] => [
  { label: 'Tell requesters that their ticket has arrived', text: acknowledge ? 'yes' : 'no' },
  { label: 'Automatic mails to one address in an hour', text: `${automaticMailsPerHour}` },
];

/** Null where the number may be saved. */
export const limitProblem = ({ automaticMailsPerHour: limit }: MailSettingsContent): string | null =>
  Number.isInteger(limit) && limit >= 1 && limit <= 1000 ? null : 'A whole number between 1 and 1000.';
