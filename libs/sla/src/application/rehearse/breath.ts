/** Milliseconds of work after which others have their turn: far less than anybody notices. */
const longest = 10;

/** Long calculation in a process that answers requests besides: what waits is let in between. */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since < longest) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
