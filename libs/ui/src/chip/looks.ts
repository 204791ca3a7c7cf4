import type { Priority, StatusCategory, TicketClockState } from '@casewright/contracts';
import type { IconName } from '../icon/icons';
import type { Tone } from './chip';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
}

export const statusLooks: Readonly<Record<StatusCategory, Look>> = {
  new: { tone: 'accent', icon: 'statusNew', label: 'New' },
  open: { tone: 'info', icon: 'statusOpen', label: 'Open' },
  pending: { tone: 'warn', icon: 'statusPending', label: 'Pending' },
  'on-hold': { tone: 'neutral', icon: 'statusOnHold', label: 'On hold' },
  solved: { tone: 'good', icon: 'statusSolved', label: 'Solved' },
  closed: { tone: 'neutral', icon: 'statusClosed', label: 'Closed' },
};

export const priorityLooks: Readonly<Record<Priority, Look>> = {
  low: { tone: 'neutral', icon: 'priorityLow', label: 'Low' },
  normal: { tone: 'neutral', icon: 'priorityNormal', label: 'Normal' },
  high: { tone: 'warn', icon: 'priorityHigh', label: 'High' },
  urgent: { tone: 'bad', icon: 'priorityUrgent', label: 'Urgent' },
};

/** From most to least urgent, as pickers offer them. */
export const prioritiesByUrgency: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

export const clockLooks: Readonly<Record<TicketClockState | 'soon', Look>> = {
  active: { tone: 'neutral', icon: 'sla', label: 'Due' },
  soon: { tone: 'warn', icon: 'slaSoon', label: 'Due' },
  paused: { tone: 'neutral', icon: 'slaPaused', label: 'Paused' },
  met: { tone: 'good', icon: 'met', label: 'Met' },
  breached: { tone: 'bad', icon: 'slaBreached', label: 'Overdue' },
  cancelled: { tone: 'neutral', icon: 'none', label: 'Not needed' },
};
