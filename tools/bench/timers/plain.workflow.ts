import { proxyLocalActivities, sleep } from '@temporalio/workflow';

const { act } = proxyLocalActivities<{ act(key: string, due: string): Promise<void> }>({ startToCloseTimeout: '1 minute' });

/** A timer and one action: the least that a workflow can be which waits for a time. */
export async function plainTimer(key: string, due: string): Promise<void> {
  await sleep(Math.max(1, Date.parse(due) - Date.now()));
  await act(key, due);
}
