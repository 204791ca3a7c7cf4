import type { RulePhase, RuleStatus } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

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
