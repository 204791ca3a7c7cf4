import { asProblem } from '../http/api-problem';

const firstPause = 500;
const longestPause = 15_000;

/**
 * Fetches again what is shown, whenever it is asked to: one at a time, so that an older answer never replaces a newer one, once more when
 * something came in between, and again after a failure, so that a lost answer does not leave the screen behind.
 */
export class CatchUp {
  private wanted = false;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly fetchAgain: () => Promise<unknown>) {}

  ask(): void {
    this.wanted = true;
    if (!this.running && !this.stopped) void this.run();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.running = true;
    let pause = firstPause;
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      try {
        await this.fetchAgain();
        pause = firstPause;
      } catch (error) {
        if (isRefusal(error)) continue;
        this.wanted = true;
        await new Promise<void>((resolve) => (this.timer = setTimeout(resolve, pause)));
        pause = Math.min(longestPause, pause * 2);
      }
    }
    this.running = false;
  }
}

/** What the server has decided, such as a ticket that is no longer there, is the same at the next try. */
function isRefusal(error: unknown): boolean {
  const { status } = asProblem(error);
  return status >= 400 && status < 500 && status !== 429;
}
