import type { ProcessState, ProcessView } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

export const processLooks: Readonly<Record<ProcessState, { word: string; tone: Tone; icon: IconName }>> = {
  parked: { word: 'Parked', tone: 'bad', icon: 'failed' },
  running: { word: 'Running', tone: 'info', icon: 'play' },
  done: { word: 'Done', tone: 'good', icon: 'passed' },
  cancelled: { word: 'Cancelled', tone: 'neutral', icon: 'stop' },
};

/** In the order of who needs a person most; `late` are those that run and should have been woken a while ago. */
export const processChoices = ['parked', 'late', 'running', 'done', 'cancelled'] as const;
export type ProcessChoice = (typeof processChoices)[number];
export const choiceWord = (choice: ProcessChoice): string => (choice === 'late' ? 'Late' : processLooks[choice].word);

const typeWords: Readonly<Record<string, string>> = {
  'sla-clock': 'SLA clock',
  'timed-rule': 'Timed rule',
  escalation: 'Escalation',
  'auto-close': 'Auto-close',
  snooze: 'Snooze',
  reminder: 'Reminder',
};

export const hostWords = { postgres: 'PostgreSQL', temporal: 'Temporal' } as const;

/** Milliseconds after which a wake-up that has not come is worth a look. */
const patience = 60_000;

/** It should have been woken a while ago, and was not. */
export const isOverdue = ({ status, wakeAt }: Pick<ProcessView, 'status' | 'wakeAt'>, now: number): boolean =>
  status === 'running' && wakeAt !== null && Date.parse(wakeAt) < now - patience;

export const processName = (type: string): string => typeWords[type] ?? type;
