import { isOutage, type Clock } from '@casewright/kernel';
import { Logger } from '@nestjs/common';
import { atOnce } from '../core/at-once';
import type { TemporalProcesses } from '../temporal/temporal-processes';
import type { Move, MoveRows, Moving } from './move-rows';

/** So many are fenced at a time: what waits for its host is late meanwhile. */
const batch = 50;
const drivenAtOnce = 10;
/** Milliseconds. */
const [restBetweenMoves, restWithinMove, restAfterProblem, claim] = [5_000, 100, 5_000, 30_000] as const;
/** Milliseconds. A busy host that was asked again all the time would be busy with nothing else. */
const patience = 5_000;

/**
 * Carries out moves, batch by batch: a process is fenced in its row, its target is told, and the target itself makes the move final in the
 * row. Every step can be repeated, by this worker or another one, so a crash at any point leaves nothing that the next pass does not finish.
 */
export class Mover {
  private readonly log = new Logger('Processes');
  private running: Promise<void> | null = null;
  private isEnding = false;
  /** When each process that is on its way was told so. */
  private told = new Map<string, number>();
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly rows: MoveRows,
    private readonly temporal: TemporalProcesses,
    private readonly clock: Clock,
    private readonly onReleased: () => void,
  ) {}

  start(): void {
    this.isEnding = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.isEnding = true;
    this.wakeUp();
    await this.running;
    this.running = null;
  }

  /** A move has been ordered in this program. */
  look(): void {
    this.wakeUp();
  }

  private async run(): Promise<void> {
    while (!this.isEnding) {
      const move = await this.claimed();
      if (move) await this.carryOut(move);
      else await this.rest(restBetweenMoves);
    }
  }

  private async claimed(): Promise<Move | null> {
    try {
      return await this.rows.claim(this.clock.now(), this.until());
    } catch (error) {
      this.log.error(messageOf(error));
      return null;
    }
  }

  private async carryOut(move: Move): Promise<void> {
    try {
      while (!this.isEnding) {
        if (!(await this.pass(move))) return await this.rows.end(move.id, this.clock.now());
        await this.rows.renew(move.id, this.until(), null);
        await this.rest(restWithinMove);
      }
      await this.rows.renew(move.id, null, null);
    } catch (error) {
      this.told.clear();
      this.log.warn(`Processes are not moving to ${move.to}: ${messageOf(error)}`);
      await this.rows.renew(move.id, this.until(), messageOf(error)).catch(() => undefined);
      await this.rest(restAfterProblem);
      await this.rows.renew(move.id, null, messageOf(error)).catch(() => undefined);
    }
  }

  /** False: nothing is left to do. */
  private async pass(move: Move): Promise<boolean> {
    const left = await this.rows.fenced(move.to, batch);
    const fresh = left.length < batch ? await this.rows.fence(move, batch - left.length) : [];
    const moving = [...left, ...fresh];
    const problems = (await atOnce(drivenAtOnce, this.toBeTold(moving), (one) => this.drive(one))).filter((problem) => problem !== null);
    if (problems[0]) throw problems[0];
    return moving.length > 0;
  }

  /** Those that were not told just now. */
  private toBeTold(moving: readonly Moving[]): readonly Moving[] {
    const now = performance.now();
    const before = this.told;
    const toldAt = (one: Moving) => before.get(nameOf(one)) ?? -Infinity;
    const due = moving.filter((one) => now - toldAt(one) >= patience);
    this.told = new Map(moving.map((one) => [nameOf(one), due.includes(one) ? now : toldAt(one)]));
    return due;
  }

  /** Never throws, so that every fenced process is driven or released; answers with what went wrong. */
  private async drive(moving: Moving): Promise<Error | null> {
    try {
      if (moving.movingTo === 'temporal') await this.temporal.receive(moving, moving.token);
      else if (!(await this.temporal.sendBack(moving.id))) await this.rows.abandon(moving, this.clock.now());
      return null;
    } catch (error) {
      if (isOutage(error)) await this.release(moving);
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** While Temporal is away, what was to go there goes on in PostgreSQL. */
  private async release(moving: Moving): Promise<void> {
    if (moving.movingTo !== 'temporal') return;
    await this.rows.release(moving, this.clock.now()).catch(() => undefined);
    this.onReleased();
  }

  private until(): Date {
    return new Date(this.clock.now().getTime() + claim);
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, this.isEnding ? 0 : milliseconds);
      this.wakeUp = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** The token tells a process from itself on an earlier way. */
const nameOf = ({ id, token }: Moving): string => `${id} ${token}`;
