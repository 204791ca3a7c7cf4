const capacity = 20_000;
const lifetime = 60_000;

interface Entry {
  readonly key: Buffer | null;
  readonly until: number;
}

/** Opened keys, held in memory for a minute at most. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();
  private drops = 0;

  get(subjectId: string): Buffer | null | undefined {
    const entry = this.entries.get(subjectId);
    return entry && entry.until > performance.now() ? entry.key : undefined;
  }

  /** Begins a look-up; what it finds is not kept when a key was dropped while it was under way. */
  begin(): (subjectId: string, key: Buffer | null) => void {
    const before = this.drops;
    return (subjectId, key) => {
      if (this.drops === before) this.store(subjectId, key);
    };
  }

  drop(subjectId: string): void {
    this.drops += 1;
    this.entries.delete(subjectId);
  }

  private store(subjectId: string, key: Buffer | null): void {
    this.entries.delete(subjectId);
    this.entries.set(subjectId, { key, until: performance.now() + lifetime });
    const oldest = this.entries.size > capacity ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
