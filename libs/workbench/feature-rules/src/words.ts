import type { RuleContent, RulePhase, RuleStatus } from '@casewright/contracts';
import type { IconName, PickerOption, Tone } from '@casewright/ui';

export const statusLooks: Readonly<Record<RuleStatus, { tone: Tone; icon: IconName; label: string }>> = {
  active: { tone: 'good', icon: 'play', label: 'Active' },
  paused: { tone: 'warn', icon: 'pause', label: 'Paused' },
  draft: { tone: 'neutral', icon: 'edit', label: 'Draft' },
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

export const phaseOptions = optionsOf(phaseWords);
export const stopOptions = optionsOf(stopWords);
export const onceOptions = optionsOf(onceWords);
export const reentryOptions = optionsOf(reentryWords);
