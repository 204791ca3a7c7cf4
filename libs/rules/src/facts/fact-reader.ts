export type FactValues = Readonly<Record<string, unknown>>;

/** What a leaf reads of a fact: its value, how it changed with the event, or how long ago it was (milliseconds). */
export type FactAspect = 'value' | 'change' | 'age';

/** A tracked fact on both sides of the event. `known` is false where there was no before: the ticket was opened by it. */
export interface FactChange {
  readonly known: boolean;
  readonly before: unknown;
  readonly after: unknown;
}

/** How text operators see text: case and compatibility forms (ligatures, full-width letters) make no difference. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The facts of one event: after it, before it, and the time. Dates are epoch milliseconds. */
export class FactReader {
  private readonly folded = new Map<string, string | null>();

  constructor(
    readonly values: FactValues,
    readonly before: FactValues | null,
    readonly now: number,
  ) {}

  value(id: string): unknown {
    return this.values[id];
  }

  change(id: string): FactChange {
    return { known: this.before !== null, before: this.before?.[id], after: this.values[id] };
  }

  age(id: string): number | null {
    const at = this.values[id];
    return typeof at === 'number' ? this.now - at : null;
  }

  aspect(id: string, aspect: FactAspect): unknown {
    if (aspect === 'value') return this.values[id];
    return aspect === 'change' ? this.change(id) : this.age(id);
  }

  /** The folded text of a fact, worked out once for all rules of the event; null where it is no text. */
  foldedText(id: string): string | null {
    const known = this.folded.get(id);
    if (known !== undefined) return known;
    const value = this.values[id];
    const folded = typeof value === 'string' ? foldText(value) : null;
    this.folded.set(id, folded);
    return folded;
  }

  /** The facts as a later rule sees them, once an earlier one has changed something. */
  with(changes: FactValues): FactReader {
    return new FactReader({ ...this.values, ...changes }, this.before, this.now);
  }
}
