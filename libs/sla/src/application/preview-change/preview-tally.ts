import type { ChangedClock, SlaChangePreview } from '@casewright/contracts';
import type { Clock } from '../../domain/clock/clock';
import { stateOf } from '../../domain/clock/clock-state';
import type { Foreseen } from '../../domain/changes/foresee';

const mostShown = 100;
const views = ['breached', 'saved', 'moved'] as const;
type View = (typeof views)[number];

/** A clock that a change would touch; the ticket gets its name when it is shown. */
export interface TouchedClock extends Omit<ChangedClock, 'ticket'> {
  readonly ticketId: string;
  readonly number: number;
}

const shown = (clock: Clock | null): ChangedClock['before'] =>
  clock && { state: stateOf(clock) ?? 'cancelled', dueAt: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString() };

/** What a change would do, counted; of each kind the first are kept, however many there are. */
export class PreviewTally {
  private tickets = 0;
  private touched = 0;
  private readonly kept: Readonly<Record<View, { count: number; first: TouchedClock[] }>> = {
    breached: { count: 0, first: [] },
    saved: { count: 0, first: [] },
    moved: { count: 0, first: [] },
  };

  add(ticket: { readonly ticketId: string; readonly number: number }, foreseen: readonly Foreseen[]): void {
    this.tickets += 1;
    let touches = false;
    for (const { target, before, after } of foreseen) {
      const [was, becomes] = [shown(before), shown(after)];
      const view = viewOf(was, becomes);
      if (!view) continue;
      touches = true;
      this.kept[view].count += 1;
      if (this.kept[view].first.length < mostShown) this.kept[view].first.push({ ...ticket, target, before: was, after: becomes });
    }
    if (touches) this.touched += 1;
  }

  result(ticketOf: (clock: TouchedClock) => ChangedClock['ticket']): Omit<SlaChangePreview, 'open' | 'next'> {
    const view = (name: View) => ({
      count: this.kept[name].count,
      first: this.kept[name].first.map((clock) => ({
        ticket: ticketOf(clock),
        target: clock.target,
        before: clock.before,
        after: clock.after,
      })),
    });
    return { tickets: this.tickets, touched: this.touched, breached: view('breached'), saved: view('saved'), moved: view('moved') };
  }

  get ticketIds(): readonly string[] {
    return [...new Set(views.flatMap((view) => this.kept[view].first.map(({ ticketId }) => ticketId)))];
  }
}

/** What is for new tickets only does nothing to those that are there. */
export function untouched(tickets: number): SlaChangePreview {
  const nothing = { count: 0, first: [] };
  return { tickets, touched: 0, open: tickets, next: null, breached: nothing, saved: nothing, moved: nothing };
}

function viewOf(was: ChangedClock['before'], becomes: ChangedClock['after']): View | null {
  if (was?.state === becomes?.state && was?.dueAt === becomes?.dueAt) return null;
  if (becomes?.state === 'breached' && was?.state !== 'breached') return 'breached';
  return was?.state === 'breached' && becomes?.state !== 'breached' ? 'saved' : 'moved';
}
