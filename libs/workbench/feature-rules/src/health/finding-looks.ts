import type { RuleFindingKind, RuleFindingSeverity } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

export const severityLooks: Readonly<Record<RuleFindingSeverity, { tone: Tone; icon: IconName; label: string }>> = {
  error: { tone: 'bad', icon: 'error', label: 'Wrong' },
  warning: { tone: 'warn', icon: 'alert', label: 'Look at it' },
  note: { tone: 'neutral', icon: 'info', label: 'Worth knowing' },
};

export const kindWords: Readonly<Record<RuleFindingKind, string>> = {
  'never-holds': 'Never holds',
  'dead-reference': 'Names what is gone',
  'personal-outside': 'Personal data leaves',
  unreachable: 'Part never holds',
  shadowed: 'Never reached',
  duplicate: 'Duplicate',
  'same-field': 'Two set one property',
  slow: 'Slow',
  'never-fired': 'Never acted',
  'always-fired': 'Always acts',
  ring: 'Ring with a guard',
};
