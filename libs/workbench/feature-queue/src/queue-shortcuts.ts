import type { ShortcutGroup } from '@casewright/ui';
import type { BulkBar } from './bulk/bulk-bar';
import type { QueueFilters } from './query/queue-filters';
import type { QueueCursor } from './rows/queue-cursor';

/** The keys of the queue. The bulk bar appears with the first ticked row, so it is opened one turn later. */
export function queueShortcuts(
  cursor: QueueCursor,
  filters: () => QueueFilters | undefined,
  bar: () => BulkBar | undefined,
  togglePreview: () => void,
): ShortcutGroup {
  const change = (which: Parameters<BulkBar['open']>[0]) => () => {
    if (cursor.ensurePicked()) setTimeout(() => bar()?.open(which));
  };
  return {
    title: 'Queue',
    shortcuts: [
      { keys: 'j', label: 'Next ticket', run: () => cursor.move(1) },
      { keys: 'k', label: 'Previous ticket', run: () => cursor.move(-1) },
      { keys: 'enter', label: 'Open the ticket', run: () => cursor.open() },
      { keys: 'x', label: 'Select', run: () => cursor.toggle() },
      { keys: 'v', label: 'Preview beside the list', run: togglePreview },
      { keys: 'a', label: 'Assign', run: change('assign') },
      { keys: 's', label: 'Set the status', run: change('status') },
      { keys: 'p', label: 'Set the priority', run: change('priority') },
      { keys: 't', label: 'Tag', run: change('tag') },
      { keys: 'z', label: 'Snooze', run: change('snooze') },
      { keys: '/', label: 'Search in this list', run: () => filters()?.focusSearch() },
      { keys: 'esc', label: 'Clear the selection', run: () => cursor.leave() },
    ],
  };
}
