/** Milliseconds of work after which others have their turn: far less than anybody notices. */
const longest = 10;

/** Long calculation in a process that answers requests besides: what waits is let in between. */
export class Breath {
  private since = performance.now();

  /** Asked first: waiting for nothing costs more than many a calculation. */
  get isDue(): boolean {
    return performance.now() - this.since >= longest;
  }

  async take(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
