import { isOutage, type Stored } from '@casewright/kernel';
import type { CommandDispatcher } from '../core/dispatcher';
import { lifeFor, prepareInput, wants, type Shell } from '../core/intake';
import { advance, cancelled, isEvent, type AnyInput, type Life, type Outgoing, type Prepared } from '../core/life';
import { waitAfter, type RetryPolicy } from '../core/retry-policy';
import type { Pending, ProcessRow } from './process-row';
import type { ProcessRows } from './process-rows';

/** When the state that an input leads to is saved. */
export type Saving = 'now' | 'later';

/**
 * Handles one input of one process. Without commands that is a single write. With commands the input and what was looked up for it
 * are recorded first, then the commands go out, then the state is saved: a crash in between repeats the very same commands.
 * Null: the input failed, or another worker was faster; the row tells which. With `later` the state is saved with what comes next.
 */
export class InputHandler {
  constructor(
    private readonly rows: ProcessRows,
    private readonly shell: Shell,
    private readonly dispatcher: CommandDispatcher,
    private readonly policy: RetryPolicy,
  ) {}

  /** True: the event has still to be handled, and does not wait in the backlog already. */
  wants(row: ProcessRow | null, type: string, event: Stored): boolean {
    if (row?.backlog.some((queued) => queued.eventId === event.eventId)) return false;
    return wants(this.shell.definitions, type, row?.life ?? null, event);
  }

  async take(row: ProcessRow, input: AnyInput, saving: Saving = 'now'): Promise<ProcessRow | null> {
    const running = row.life.status === 'running' ? row : await this.startAgain(row);
    if (!running) return null;
    try {
      const prepared = await this.prepare(running, input);
      const { life, outgoing } = this.step(running, input, prepared);
      if (outgoing.commands.length === 0) return await this.save(running, life, saving);
      const claimed = await this.rows.claim(running, { input, prepared }, 'keep', this.claimEnd());
      return claimed && (await this.complete(claimed, saving));
    } catch (error) {
      await this.fail(running, { input, prepared: null }, error);
      return null;
    }
  }

  /** Goes on with the recorded input, whoever recorded it. */
  async complete(row: ProcessRow, saving: Saving = 'now'): Promise<ProcessRow | null> {
    if (!row.pending) return row;
    const { input } = row.pending;
    let at = row;
    try {
      const prepared = row.pending.prepared ?? (await this.prepare(row, input));
      const { life, outgoing } = this.step(row, input, prepared);
      if (!row.pending.prepared) {
        const claimed = await this.rows.claim(row, { input, prepared }, 'keep', this.claimEnd());
        if (!claimed) return null;
        at = claimed;
      }
      await this.dispatcher.dispatch(outgoing);
      return await this.save(at, life, saving);
    } catch (error) {
      await this.fail(at, at.pending ?? row.pending, error);
      return null;
    }
  }

  /** Saves the state of a row as it is. */
  save(row: ProcessRow, life: Life = row.life, saving: Saving = 'now'): Promise<ProcessRow | null> {
    // Until then the stored row may still name an input whose commands went out; they would go out once more, which changes nothing.
    if (saving === 'later') return Promise.resolve({ ...row, life, pending: null });
    return this.rows.save(row, life, this.shell.clock.now());
  }

  /** Handles what has queued up, until nothing is left or an input fails. */
  async drain(row: ProcessRow): Promise<void> {
    let at: ProcessRow | null = row;
    while (at && !at.pending && at.backlog[0]) {
      const oldest: Stored = at.backlog[0];
      at = this.wants({ ...at, backlog: [] }, at.type, oldest)
        ? await this.takeOldest(at, oldest)
        : await this.rows.dropOldest(at, this.shell.clock.now());
    }
  }

  /** Ends the process as a person wants. */
  cancel(row: ProcessRow, reason: string): Promise<ProcessRow | null> {
    const pending = pendingEvent(row);
    const life = cancelled(row.life, [...(pending ? [pending] : []), ...row.backlog]);
    return this.rows.cancel(row, life, reason, this.shell.clock.now());
  }

  claimEnd(): Date {
    return new Date(this.shell.clock.now().getTime() + this.policy.claimMilliseconds);
  }

  private async takeOldest(row: ProcessRow, oldest: Stored): Promise<ProcessRow | null> {
    const running = row.life.status === 'running' ? row : await this.startAgain(row);
    const claimed = running && (await this.rows.claim(running, { input: oldest, prepared: null }, 'shift', this.claimEnd()));
    return claimed && (await this.complete(claimed));
  }

  private startAgain(row: ProcessRow): Promise<ProcessRow | null> {
    return this.rows.save(row, lifeFor(this.shell.definitions, row.type, row.life), this.shell.clock.now());
  }

  step(row: ProcessRow, input: AnyInput, prepared: Prepared): { life: Life; outgoing: Outgoing } {
    const { definition } = this.shell.definitions.exactly(row.type, prepared.definitionVersion);
    return advance(definition, row.key, row.life, input, prepared);
  }

  prepare(row: ProcessRow, input: AnyInput): Promise<Prepared> {
    return prepareInput(this.shell, row.type, row.key, row.life, input);
  }

  async fail(row: ProcessRow, pending: Pending, error: unknown): Promise<void> {
    const now = this.shell.clock.now();
    const attempt = row.attempts + 1;
    const wait = waitAfter(attempt, this.policy);
    const isLast = attempt >= this.policy.attempts && !isOutage(error);
    const tryAgainAt = isLast ? null : new Date(now.getTime() + wait);
    await this.rows.fail(row, pending, reasonOf(error), tryAgainAt, now);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** The event that is being handled right now, if the row waits for one. */
export const pendingEvent = (row: ProcessRow): Stored | null => (row.pending && isEvent(row.pending.input) ? row.pending.input : null);
