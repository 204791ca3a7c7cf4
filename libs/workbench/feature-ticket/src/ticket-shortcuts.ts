import type { Visibility } from '@casewright/contracts';
import type { Shortcut, ShortcutGroup } from '@casewright/ui';

/** What the keys of a ticket do. */
export interface TicketKeys {
  write(visibility: Visibility): void;
  change(which: 'status' | 'priority' | 'assignee' | 'tag'): void;
  leave(): void;
  show(tab: 'conversation' | 'timeline'): void;
  whyNot(): void;
  /** Takes notice of the escalation that waits. */
  acknowledge(): void;
  /** Asks which other ticket it goes on in. */
  merge(): void;
  /** Asks until when, or when. */
  wait(which: 'snooze' | 'reminder'): void;
  /** To the next or the previous ticket of the list that one came from. */
  go(by: 1 | -1): void;
}

export function ticketShortcuts(keys: TicketKeys): ShortcutGroup {
  const shortcuts: readonly Shortcut[] = [
    { keys: 'j', label: 'Next ticket', run: () => keys.go(1) },
    { keys: 'k', label: 'Previous ticket', run: () => keys.go(-1) },
    { keys: 'r', label: 'Public reply', run: () => keys.write('public') },
    { keys: 'n', label: 'Internal note', run: () => keys.write('internal') },
    { keys: 'a', label: 'Assign', run: () => keys.change('assignee') },
    { keys: 's', label: 'Set the status', run: () => keys.change('status') },
    { keys: 'p', label: 'Set the priority', run: () => keys.change('priority') },
    { keys: 't', label: 'Tag', run: () => keys.change('tag') },
    { keys: 'c', label: 'Conversation', run: () => keys.show('conversation') },
    { keys: 'e', label: 'Timeline of every event', run: () => keys.show('timeline') },
    { keys: 'w', label: 'Why did a rule not act?', run: () => keys.whyNot() },
    { keys: 'z', label: 'Snooze', run: () => keys.wait('snooze') },
    { keys: 'm', label: 'Remind me', run: () => keys.wait('reminder') },
    { keys: 'i', label: 'Merge into another ticket', run: () => keys.merge() },
    { keys: 'y', label: 'Acknowledge the escalation', run: () => keys.acknowledge() },
    { keys: 'esc', label: 'Back to the list', run: () => keys.leave() },
  ];
  return { title: 'Ticket', shortcuts };
}
