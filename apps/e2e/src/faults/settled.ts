import { until } from '@casewright/testing';
import type { Desk } from './desk';
import type { Findings } from './findings';

/** Resolves once nothing that was begun is still open; says what is, with the output of the program, where that takes longer than `patience` (ms). */
export async function settled(desk: Desk, findings: Findings, output: () => string, patience: number): Promise<void> {
  await until(async () => {
    const behind = (await desk.subscriptions()).filter((one) => one.behind + one.parked + one.retrying + one.waiting > 0);
    const open = [...behind, ...(await findings.stillOpen()), ...(await findings.clocksNotOnce())];
    if (open.length > 0) throw new Error(`Still open: ${JSON.stringify(open.slice(0, 5))}\n${output()}`);
    return true;
  }, patience);
}
