import type { DecisionOutcome } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

export const outcomeLooks: Readonly<Record<DecisionOutcome, { tone: Tone; icon: IconName; label: string }>> = {
  fired: { tone: 'good', icon: 'spark', label: 'Fires' },
  'no-match': { tone: 'neutral', icon: 'none', label: 'Conditions do not hold' },
  'trigger-rejected': { tone: 'neutral', icon: 'none', label: 'Not meant for this' },
  guarded: { tone: 'warn', icon: 'shield', label: 'Held back by a guard' },
  stopped: { tone: 'warn', icon: 'shield', label: 'Stopped by an earlier rule' },
  error: { tone: 'bad', icon: 'alert', label: 'Error' },
};
