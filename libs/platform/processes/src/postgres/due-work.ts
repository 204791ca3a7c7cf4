import type { Clock } from '@casewright/kernel';
import { atOnce } from '../core/at-once';
import { BatchSize } from './batch-size';
import type { DueRows } from './due-rows';
import type { InputHandler } from './input-handler';
import type { ProcessRow } from './process-row';
import { workedAtOnce, type WakeRound } from './wake-round';

/** Milliseconds by which clocks are corrected without anybody noticing. */
const correction = 60_000;

/** Takes what is due, batch by batch, and never more than it has in hand: the next batch is claimed when the last one is through. */
export class DueWork {
  private readonly size = new BatchSize();
  private isEnding = false;
  private newestNow = 0;

  constructor(
    private readonly due: DueRows,
    private readonly inputs: InputHandler,
    private readonly round: WakeRound,
    private readonly clock: Clock,
  ) {}

  begin(): void {
    this.isEnding = false;
  }

  /** What is in hand is finished; nothing more is claimed. */
  end(): void {
    this.isEnding = true;
  }

  next(): Promise<Date | null> {
    return this.due.next();
  }

  releaseAll(): Promise<void> {
    return this.due.releaseAll(this.clock.now());
  }

  async run(): Promise<number> {
    let handled = 0;
    await this.noticeClock();
    while (!this.isEnding || handled === 0) {
      const rows = await this.due.claim(this.clock.now(), this.size.value, this.inputs.claimEnd());
      if (rows.length === 0) break;
      const begun = performance.now();
      await this.handle(rows);
      if (rows.length === this.size.value) this.size.took(performance.now() - begun);
      handled += rows.length;
    }
    return handled;
  }

  private async noticeClock(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.newestNow - correction) await this.due.pullIn(now, this.inputs.claimEnd());
    this.newestNow = now.getTime();
  }

  private async handle(rows: readonly ProcessRow[]): Promise<void> {
    const now = this.clock.now().toISOString();
    const isWake = ({ pending, backlog, life }: ProcessRow) =>
      !pending && backlog.length === 0 && life.status === 'running' && life.wakeAt !== null && life.wakeAt <= now;
    await this.round.wake(rows.filter(isWake));
    await atOnce(
      workedAtOnce,
      rows.filter((row) => !isWake(row)),
      (row) => this.goOn(row),
    );
  }

  /** With what another worker left behind, or what has queued up. */
  private async goOn(row: ProcessRow): Promise<void> {
    const after = row.pending ? await this.inputs.complete(row) : row;
    if (after) await this.inputs.drain(after);
  }
}
