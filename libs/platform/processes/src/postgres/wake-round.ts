import { atOnce } from '../core/at-once';
import type { CommandDispatcher } from '../core/dispatcher';
import type { AnyInput, Life, Outgoing, Prepared } from '../core/life';
import type { Shell } from '../core/intake';
import type { DueRows } from './due-rows';
import type { InputHandler } from './input-handler';
import type { Pending, ProcessRow } from './process-row';

/** Processes whose look-ups are made, or whose commands go out, at the same time. */
export const workedAtOnce = 40;

interface Step {
  readonly row: ProcessRow;
  readonly pending: Pending & { readonly prepared: Prepared };
  readonly life: Life;
  readonly outgoing: Outgoing;
}

/**
 * Wakes many processes together: the same as `InputHandler.take` for each of them, with two statements for all. First every input is
 * recorded with what was looked up for it, then the commands go out, then the states are stored.
 */
export class WakeRound {
  constructor(
    private readonly due: DueRows,
    private readonly inputs: InputHandler,
    private readonly shell: Shell,
    private readonly dispatcher: CommandDispatcher,
  ) {}

  async wake(rows: readonly ProcessRow[]): Promise<void> {
    const steps = present(await atOnce(workedAtOnce, rows, (row) => this.prepare(row)));
    const silent = steps.filter(({ outgoing }) => outgoing.commands.length === 0);
    const recorded = await this.record(steps.filter(({ outgoing }) => outgoing.commands.length > 0));
    const sent = present(await atOnce(workedAtOnce, recorded, (step) => this.send(step)));
    await this.due.saveAll([...silent, ...sent], this.shell.clock.now());
  }

  private async prepare(row: ProcessRow): Promise<Step | null> {
    const input: AnyInput = { type: 'process.woken', at: row.life.wakeAt ?? '' };
    try {
      const prepared = await this.inputs.prepare(row, input);
      return { row, pending: { input, prepared }, ...this.inputs.step(row, input, prepared) };
    } catch (error) {
      await this.inputs.fail(row, { input, prepared: null }, error);
      return null;
    }
  }

  private async record(steps: readonly Step[]): Promise<readonly Step[]> {
    const rows = new Map((await this.due.recordAll(steps, this.inputs.claimEnd())).map((row) => [row.id, row]));
    return present(
      steps.map((step) => {
        const row = rows.get(step.row.id);
        return row ? { ...step, row } : null;
      }),
    );
  }

  private async send(step: Step): Promise<Step | null> {
    try {
      await this.dispatcher.dispatch(step.outgoing);
      return step;
    } catch (error) {
      await this.inputs.fail(step.row, step.pending, error);
      return null;
    }
  }
}

const present = <Item>(items: readonly (Item | null)[]): readonly Item[] => items.filter((item): item is Item => item !== null);
