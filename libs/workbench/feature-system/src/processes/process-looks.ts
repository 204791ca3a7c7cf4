import type { ProcessState } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

export const processLooks: Readonly<Record<ProcessState, { word: string; tone: Tone; icon: IconName }>> = {
  parked: { word: 'Parked', tone: 'bad', icon: 'failed' },
  running: { word: 'Running', tone: 'info', icon: 'play' },
  done: { word: 'Done', tone: 'good', icon: 'passed' },
};

/** In the order of who needs a person most. */
export const processStates = Object.keys(processLooks) as ProcessState[];

const typeWords: Readonly<Record<string, string>> = {
  'sla-clock': 'SLA clock',
  'timed-rule': 'Timed rule',
  escalation: 'Escalation',
};

export const processName = (type: string): string => typeWords[type] ?? type;
