import { monitorEventLoopDelay } from 'node:perf_hooks';
import { rolePermissions } from '@casewright/contracts';
import { newId, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { ChangePreviews } from '@casewright/sla';
import type { INestApplicationContext } from '@nestjs/common';
import type { Random } from '../../demo/random';
import { rounded } from '../measure';
import { recordTickets } from './recorded';
import { stricter, type StoredPolicy } from './stricter';

/** `BENCH_OPEN=1000` makes a quick run of it. */
const sizes = [300, Number(process.env['BENCH_OPEN'] ?? 10_000)];
const days = 30;

const administrator: Principal = {
  ...{ userId: newId(), sessionId: 'bench', role: 'admin', permissions: new Set(rolePermissions.admin) },
  ...{ teamIds: [], personId: null },
};

interface Measured {
  readonly tickets: number;
  readonly seconds: number;
  readonly 'processor s': number;
  readonly 'blocked p99 ms': number;
}

/** How long it takes to see what a change would do to the clocks of so many open tickets. */
export async function previewWith(app: INestApplicationContext, policy: StoredPolicy, random: Random): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const under = { policyId: policy.id, policyVersion: policy.version };
  for (const size of sizes) {
    const count = size - (measured.at(-1)?.tickets ?? 0);
    await recordTickets(app.get(Database), { count, days, ends: 'open' }, random, under);
    await app.get(Database).query('vacuum (analyze) es.events');
    measured.push(await preview(app, policy));
  }
  return measured;
}

async function preview(app: INestApplicationContext, policy: StoredPolicy): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [begun, processor] = [performance.now(), process.cpuUsage()];
  const { tickets, touched } = await wholePreview(app.get(ChangePreviews), policy);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(processor);
  delay.disable();
  if (touched === 0) throw new Error('No clock would change');
  return {
    tickets,
    seconds: rounded(seconds),
    'processor s': rounded((user + system) / 1e6),
    'blocked p99 ms': rounded(delay.percentile(99) / 1e6, 1),
  };
}

/** Part after part, as the screen asks for it. */
async function wholePreview(previews: ChangePreviews, policy: StoredPolicy): Promise<{ tickets: number; touched: number }> {
  const whole = { tickets: 0, touched: 0 };
  for (let after: string | undefined; ;) {
    const part = await previews.preview({ change: stricter(policy), effect: 'recompute', after }, administrator);
    whole.tickets += part.tickets;
    whole.touched += part.touched;
    if (part.next === null) return whole;
    after = part.next;
  }
}

export const figuresOf = (measured: readonly Measured[]): Record<string, number> =>
  Object.fromEntries(
    measured.flatMap(({ tickets, seconds, ...one }) => [
      [`preview_${tickets}_s`, seconds],
      [`preview_${tickets}_processor_s`, one['processor s']],
    ]),
  );
