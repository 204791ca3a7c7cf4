import type { EditTicket, Permission, TicketView } from '@casewright/contracts';
import { statusOptionsFrom } from '@casewright/data-access';
import { prioritiesByUrgency, priorityLooks, type IconName, type PaletteEntry } from '@casewright/ui';
import type { TicketKeys } from './ticket-shortcuts';

/** What the commands need to know and to do. */
export interface TicketActs extends TicketKeys {
  readonly me: string | null;
  may(permission: Permission): boolean;
  edit(changes: EditTicket): void;
  follow(): void;
}

type Command = Omit<PaletteEntry, 'id' | 'group'>;

/** What the palette can do with the ticket that is open, for whoever is looking at it. */
export function ticketCommands(ticket: TicketView, acts: TicketActs): readonly PaletteEntry[] {
  const isOpen = ticket.status.category !== 'closed';
  const commands = [
    ...(isOpen ? [...assignments(ticket, acts), ...statuses(ticket, acts), ...priorities(ticket, acts), ...writing(acts)] : []),
    ...(acts.may('ticket.follow') ? [command(ticket.following ? 'Stop following' : 'Follow', 'follow', () => acts.follow())] : []),
    ...(acts.may('rule.view') ? [command('Why did a rule not act?', 'help', () => acts.whyNot(), 'W')] : []),
    ...(acts.may('escalation.act') && isOpen ? [command('Acknowledge the escalation', 'ladder', () => acts.acknowledge(), 'Y')] : []),
    ...waiting(ticket, acts),
    command('Next ticket', 'down', () => acts.go(1), 'J'),
    command('Previous ticket', 'up', () => acts.go(-1), 'K'),
  ];
  return commands.map((entry) => ({ ...entry, id: `${ticket.id}:${entry.label}`, group: ticket.reference }));
}

const command = (label: string, icon: IconName, run: () => void, hint?: string): Command => ({
  ...{ label, icon, run },
  ...(hint === undefined ? {} : { hint }),
});

function assignments(ticket: TicketView, acts: TicketActs): readonly Command[] {
  if (!acts.may('ticket.assign')) return [];
  const mine = ticket.assignee?.id === acts.me;
  return [
    ...(mine ? [] : [command('Assign to me', 'assign', () => acts.edit({ assigneeId: acts.me }))]),
    command('Assign to …', 'people', () => acts.change('assignee'), 'A'),
  ];
}

function statuses(ticket: TicketView, acts: TicketActs): readonly Command[] {
  if (!acts.may('ticket.edit')) return [];
  return statusOptionsFrom(ticket.status.category)
    .filter(({ value }) => value !== ticket.status.id)
    .map(({ value, label, icon }) => command(`Set status: ${label}`, icon ?? 'statusOpen', () => acts.edit({ status: value })));
}

function priorities(ticket: TicketView, acts: TicketActs): readonly Command[] {
  if (!acts.may('ticket.edit')) return [];
  return [
    ...prioritiesByUrgency
      .filter((priority) => priority !== ticket.priority)
      .map((priority) =>
        command(`Set priority: ${priorityLooks[priority].label}`, priorityLooks[priority].icon, () => acts.edit({ priority })),
      ),
    command('Add a tag …', 'tag', () => acts.change('tag'), 'T'),
  ];
}

function waiting(ticket: TicketView, acts: TicketActs): readonly Command[] {
  const canSnooze = acts.may('ticket.edit') && !['solved', 'closed'].includes(ticket.status.category);
  return [
    ...(canSnooze ? [command('Snooze until …', 'snooze', () => acts.wait('snooze'), 'Z')] : []),
    ...(acts.may('notification.view') ? [command('Remind me …', 'reminder', () => acts.wait('reminder'), 'M')] : []),
  ];
}

function writing(acts: TicketActs): readonly Command[] {
  return [
    ...(acts.may('ticket.reply') ? [command('Write a public reply', 'reply', () => acts.write('public'), 'R')] : []),
    ...(acts.may('ticket.note') ? [command('Write an internal note', 'note', () => acts.write('internal'), 'N')] : []),
  ];
}
