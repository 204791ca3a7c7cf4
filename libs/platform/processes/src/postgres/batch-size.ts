const least = 20;
const most = 500;
/** Milliseconds that one batch should take: long enough to be worth its statements, far shorter than a claim. */
const brisk = 500;
const slow = 2_000;

/** How many rows a worker claims at once: more while it keeps up, fewer when its commands are slow, so that others can take what it cannot. */
export class BatchSize {
  private size = least;

  get value(): number {
    return this.size;
  }

  /** `milliseconds`: how long a full batch took. */
  took(milliseconds: number): void {
    if (milliseconds < brisk) this.size = Math.min(most, this.size * 2);
    if (milliseconds > slow) this.size = Math.max(least, Math.floor(this.size / 2));
  }
}
