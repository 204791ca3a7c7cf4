import type { NotificationKind, NotificationView, SlaTarget } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

/** What a notification says, in parts: the number of the ticket stands out. */
export interface Sentence {
  readonly before: string;
  readonly ticket: string;
  readonly after: string;
}

export interface NotificationLook {
  readonly icon: IconName;
  readonly tone: Tone;
}

export const notificationLooks: Readonly<Record<NotificationKind, NotificationLook>> = {
  assigned: { icon: 'assign', tone: 'accent' },
  answered: { icon: 'reply', tone: 'info' },
  noted: { icon: 'note', tone: 'neutral' },
  'clock-warned': { icon: 'slaSoon', tone: 'warn' },
  'clock-breached': { icon: 'slaBreached', tone: 'bad' },
  told: { icon: 'bell', tone: 'accent' },
};

const clocks: Readonly<Record<SlaTarget, string>> = { 'first-reply': 'First reply', resolution: 'Resolution' };

export function sentenceOf({ kind, ticket, by, target, text }: NotificationView): Sentence {
  const who = by === null ? 'Somebody' : by.kind === 'rule' ? `The rule “${by.name}”` : by.name;
  const clock = target === null ? 'A clock' : clocks[target];
  switch (kind) {
    case 'assigned':
      return { before: `${who} assigned `, ticket: ticket.number, after: ' to you' };
    case 'answered':
      return { before: `${who} answered `, ticket: ticket.number, after: '' };
    case 'noted':
      return { before: `${who} left a note on `, ticket: ticket.number, after: '' };
    case 'clock-warned':
      return { before: `${clock} of `, ticket: ticket.number, after: ' is due soon' };
    case 'clock-breached':
      return { before: `${clock} of `, ticket: ticket.number, after: ' is overdue' };
    case 'told':
      return { before: `${who} on `, ticket: ticket.number, after: text === null ? ' has something to say' : `: ${text}` };
  }
}
