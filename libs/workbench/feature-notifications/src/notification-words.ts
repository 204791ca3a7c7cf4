import type { NotificationKind, NotificationView } from '@casewright/contracts';
import { targetWords, type IconName, type Tone } from '@casewright/ui';

/** What a notification says, in parts: the number of the ticket, or the name of the rule, stands out. */
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
  escalated: { icon: 'ladder', tone: 'bad' },
  'rule-tripped': { icon: 'rules', tone: 'bad' },
  returned: { icon: 'snooze', tone: 'accent' },
  reminded: { icon: 'reminder', tone: 'accent' },
};

/** Where it leads: to its ticket, or to the rule that it is about. */
export const addressOf = ({ ticket, by }: NotificationView): readonly string[] =>
  ticket ? ['/tickets', ticket.id] : by?.kind === 'rule' ? ['/rules', by.id] : ['/rules'];

export function sentenceOf({ kind, ticket, by, target, text }: NotificationView): Sentence {
  const number = ticket?.number ?? 'a ticket';
  const who = by === null ? 'Somebody' : by.kind === 'rule' ? `The rule “${by.name}”` : by.name;
  const clock = target === null ? 'A clock' : targetWords[target];
  switch (kind) {
    case 'assigned':
      return { before: `${who} assigned `, ticket: number, after: ' to you' };
    case 'answered':
      return { before: `${who} answered `, ticket: number, after: '' };
    case 'noted':
      return { before: `${who} left a note on `, ticket: number, after: '' };
    case 'clock-warned':
      return { before: `${clock} of `, ticket: number, after: ' is due soon' };
    case 'clock-breached':
      return { before: `${clock} of `, ticket: number, after: ' is overdue' };
    case 'rule-tripped':
      return { before: 'The breaker has stopped the rule ', ticket: `“${by?.name ?? 'one of yours'}”`, after: '' };
    case 'escalated':
      return { before: '', ticket: number, after: text === null ? ' is escalated' : ` is escalated: ${text}` };
    case 'returned':
      return { before: '', ticket: number, after: returnWords(by === null ? null : who, text) };
    case 'reminded':
      return { before: 'Reminder for ', ticket: number, after: text === null ? '' : `: ${text}` };
    case 'told':
      return { before: `${who} on `, ticket: number, after: text === null ? ' has something to say' : `: ${text}` };
  }
}

/** Why a snoozed ticket is back: its time has come where nothing else is said. */
function returnWords(who: string | null, text: string | null): string {
  if (text !== null) return ` is back before its time: ${text}`;
  return who === null ? ' is back: you had snoozed it until now' : ` is back before its time: ${who} changed it`;
}
