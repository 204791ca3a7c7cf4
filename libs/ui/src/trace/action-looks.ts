import type { ActionOutcomeView } from '@casewright/contracts';
import type { Look } from '../chip/looks';

/** How an action of a rule went. */
export const actionLooks: Readonly<Record<ActionOutcomeView['status'], Look>> = {
  planned: { icon: 'clock', tone: 'neutral', label: 'Planned' },
  done: { icon: 'check', tone: 'good', label: 'Done' },
  unchanged: { icon: 'none', tone: 'neutral', label: 'Was so already' },
  refused: { icon: 'error', tone: 'warn', label: 'Refused' },
  failed: { icon: 'alert', tone: 'bad', label: 'Failed' },
  cancelled: { icon: 'none', tone: 'neutral', label: 'Called off' },
};
