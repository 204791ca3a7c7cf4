import type { Loaded } from './loaded';

const capacity = 1_000;
const lifetime = 60_000;

interface Entry extends Loaded<unknown> {
  readonly until: number;
}

/**
 * What streams that are written to led to, in memory. Whoever decides on it appends with its version, so one that is no longer true is
 * found out by the log. Text about people is in it: all of it goes when one of them is forgotten, and each within a minute of its writing.
 */
export class StateCache {
  private readonly entries = new Map<string, Entry>();
  private drops = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  get<State>(streamId: string): Loaded<State> | null {
    const entry = this.entries.get(streamId);
    if (!entry) return null;
    if (entry.until > this.now()) return { state: entry.state as State, version: entry.version };
    this.entries.delete(streamId);
    return null;
  }

  /** Begins a change; what it leads to is not kept when something was dropped while it was under way. */
  begin(): (streamId: string, loaded: Loaded<unknown>) => void {
    const before = this.drops;
    return (streamId, loaded) => {
      if (this.drops === before) this.keep(streamId, loaded);
    };
  }

  /** False: there was nothing. */
  drop(streamId: string): boolean {
    return this.entries.delete(streamId);
  }

  dropAll(): void {
    this.drops += 1;
    this.entries.clear();
  }

  private keep(streamId: string, { state, version }: Loaded<unknown>): void {
    this.entries.delete(streamId);
    this.entries.set(streamId, { state, version, until: this.now() + lifetime });
    const oldest = this.entries.size > capacity ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
