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

interface Commands {
  readonly palette: readonly PaletteEntry[];
  /** Those that the page offers in a menu: the others have a place of their own there. */
  readonly menu: readonly PaletteEntry[];
}

/** What can be done with the ticket that is open, for whoever is looking at it. */
export function commandsOf(ticket: TicketView | null, acts: TicketActs): Commands {
  if (ticket === null) return { palette: [], menu: [] };
  const entries = (commands: readonly Command[]): readonly PaletteEntry[] =>
    commands.map((entry) => ({ ...entry, id: `${ticket.id}:${entry.label}`, group: ticket.reference }));
  const menu = [...waiting(ticket, acts), ...following(ticket, acts), ...joining(ticket, acts)];
  return { palette: entries(everything(ticket, acts)), menu: entries(menu) };
}

function everything(ticket: TicketView, acts: TicketActs): readonly Command[] {
  const isOpen = ticket.status.category !== 'closed';
  return [
    ...(isOpen ? [...assignments(ticket, acts), ...statuses(ticket, acts), ...priorities(ticket, acts), ...writing(acts)] : []),
    ...following(ticket, acts),
    ...(acts.may('rule.view') ? [command('Why did a rule not act?', 'help', () => acts.whyNot(), 'W')] : []),
    ...(acts.may('escalation.act') && isOpen ? [command('Acknowledge the escalation', 'ladder', () => acts.acknowledge(), 'Y')] : []),
    ...waiting(ticket, acts),
    ...joining(ticket, acts),
    command('Next ticket', 'down', () => acts.go(1), 'J'),
    command('Previous ticket', 'up', () => acts.go(-1), 'K'),
  ];
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

function following(ticket: TicketView, acts: TicketActs): readonly Command[] {
  const canFollow = acts.may('ticket.follow') && ticket.status.category !== 'closed';
  return canFollow ? [command(ticket.following ? 'Stop following' : 'Follow', 'follow', () => acts.follow())] : [];
}

function joining(ticket: TicketView, acts: TicketActs): readonly Command[] {
  const canMerge = acts.may('ticket.edit') && ticket.status.category !== 'closed';
  return canMerge ? [command('Merge into another ticket …', 'merge', () => acts.merge(), 'I')] : [];
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
