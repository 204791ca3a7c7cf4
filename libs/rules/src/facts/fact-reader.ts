import type { WorkingHours } from '@casewright/contracts';
import { nothingLookedUp, type LookedUp } from './looked-up';

export type FactValues = Readonly<Record<string, unknown>>;

/** What a leaf reads of a fact: its value, how it changed with the event, how long ago it was (milliseconds), or how it lies in the hours of calendars. */
export type FactAspect = 'value' | 'change' | 'age' | 'hours';

/** A time, the time of the event, and the calendars to count with. */
export interface FactHours {
  readonly at: number | null;
  readonly now: number;
  /** Fails where there is no such calendar. */
  hours(calendarId: string): WorkingHours;
}

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
    readonly lookedUp: LookedUp = nothingLookedUp,
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

  hoursOf(id: string): FactHours {
    const at = this.values[id];
    return { at: typeof at === 'number' && Number.isFinite(at) ? at : null, now: this.now, hours: this.calendar };
  }

  private readonly calendar = (id: string): WorkingHours => {
    const found = this.lookedUp.calendars.get(id);
    if (!found) throw new Error('There is no such calendar any more: choose another.');
    return found;
  };

  aspect(id: string, aspect: FactAspect): unknown {
    if (aspect === 'value') return this.values[id];
    if (aspect === 'hours') return this.hoursOf(id);
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

  /** With what was asked of other parts of the program. */
  withLookUps(lookedUp: LookedUp): FactReader {
    return new FactReader({ ...this.values, ...lookedUp.values }, this.before, this.now, lookedUp);
  }

  /** The facts as a later rule sees them, once an earlier one has changed something. */
  with(changes: FactValues): FactReader {
    if (Object.keys(changes).length === 0) return this;
    return new FactReader({ ...this.values, ...changes }, this.before, this.now, this.lookedUp);
  }
}
