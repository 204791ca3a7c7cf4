import type { BacktestStatus } from '@casewright/contracts';
import type { Look } from '../chip/looks';

/** Long work, such as a backtest, that somebody has begun. */
export interface Work {
  readonly id: string;
  readonly status: BacktestStatus;
  /** `share` of 0 to 1. */
  readonly progress: { readonly share: number };
  readonly message: string | null;
  /** The stretch of the past that it is about. */
  readonly from: string;
  readonly to: string;
  readonly createdAt: string;
  readonly createdBy: { readonly name: string };
}

export const isUnderWay = ({ status }: Pick<Work, 'status'>): boolean => status === 'queued' || status === 'running';

export const workLooks: Readonly<Record<BacktestStatus, Look>> = {
  queued: { tone: 'neutral', icon: 'clock', label: 'Waiting' },
  running: { tone: 'info', icon: 'play', label: 'Running' },
  done: { tone: 'good', icon: 'check', label: 'Done' },
  cancelled: { tone: 'neutral', icon: 'none', label: 'Cancelled' },
  interrupted: { tone: 'warn', icon: 'alert', label: 'Interrupted' },
  failed: { tone: 'bad', icon: 'error', label: 'Failed' },
};
