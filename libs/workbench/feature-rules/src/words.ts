import type { RuleAnchor, RuleContent, RulePhase, RuleStatus, TrialView } from '@casewright/contracts';
import type { IconName, PickerOption, Tone } from '@casewright/ui';

export const statusLooks: Readonly<Record<RuleStatus, { tone: Tone; icon: IconName; label: string }>> = {
  active: { tone: 'good', icon: 'play', label: 'Active' },
  paused: { tone: 'warn', icon: 'pause', label: 'Paused' },
  tripped: { tone: 'bad', icon: 'alert', label: 'Tripped' },
  draft: { tone: 'neutral', icon: 'edit', label: 'Draft' },
  archived: { tone: 'neutral', icon: 'archive', label: 'Archived' },
};

export const trialLooks: Readonly<Record<TrialView['stage'], { icon: IconName; label: string }>> = {
  shadow: { icon: 'follow', label: 'In shadow' },
  canary: { icon: 'canary', label: 'Canary' },
};

export const phaseWords: Readonly<Record<RulePhase, string>> = {
  intake: 'Intake',
  routing: 'Routing',
  sla: 'SLA',
  escalation: 'Escalation',
  notify: 'Notify',
  integrate: 'Integrate',
};

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>): readonly PickerOption[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

export const stopWords: Readonly<Record<RuleContent['stop'], string>> = {
  none: 'The rules after it run',
  phase: 'The rest of its phase is left out',
  all: 'All rules after it are left out',
};

export const onceWords: Readonly<Record<RuleContent['guards']['once'], string>> = {
  none: 'Every time',
  'per-version': 'Once per ticket and version',
  'until-false': 'Again only after its conditions did not hold',
};

export const reentryWords: Readonly<Record<RuleContent['guards']['reentry'], string>> = {
  never: 'Never',
  'on-change': 'Only where it would change a property',
  allow: 'Yes',
};

export const tripWords: Readonly<Record<NonNullable<RuleContent['guards']['onTrip']>, string>> = {
  skip: 'It leaves the ticket alone',
  'pause-and-notify': 'It stops, and its owner is told',
};

export const tripOptions = optionsOf(tripWords);
export const phaseOptions = optionsOf(phaseWords);
export const stopOptions = optionsOf(stopWords);
export const onceOptions = optionsOf(onceWords);
export const reentryOptions = optionsOf(reentryWords);

/** The times of a ticket that rules can run before or after; `rest` is for those that wait until it is quiet. */
export const anchorWords: Readonly<Record<RuleAnchor, string>> = {
  'ticket.openedAt': 'The ticket was opened',
  'status.enteredAt': 'It got its status',
  lastReplyAt: 'The last reply of an agent',
  lastCustomerMessageAt: 'The last message of the customer',
  'sla.first-reply.dueAt': 'The first reply is due',
  'sla.next-reply.dueAt': 'The next reply is due',
  'sla.periodic-update.dueAt': 'The next update is due',
  'sla.agent-work.dueAt': 'The work of agents is to be done',
  'sla.requester-wait.dueAt': 'The wait of the requester is to end',
  'sla.resolution.dueAt': 'The resolution is due',
  'sla.ownership.dueAt': 'The time of the owning team is over',
};
