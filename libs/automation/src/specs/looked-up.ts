import { CalendarDirectory, ClockDirectory, TicketLoad, type ClockNow, type WorkingHours } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';

const day = 86_400_000;
const nine = 9 * 3_600_000;
const length = 8 * 3_600_000;
const openUntil = (at: number): number => Math.floor(at / day) * length + Math.min(Math.max((at % day) - nine, 0), length);

/** Open from nine to five, UTC, every day. */
export const office: WorkingHours = {
  ...{ id: idFrom('calendar office'), version: 3, name: 'Office' },
  isOpen: (at) => new Date(at).getUTCHours() >= 9 && new Date(at).getUTCHours() < 17,
  between: (from, to) => openUntil(to) - openUntil(from),
  shift(from, milliseconds) {
    const total = openUntil(from) + milliseconds;
    const days = milliseconds < 0 ? Math.floor(total / length) : Math.ceil(total / length) - 1;
    return days * day + nine + total - days * length;
  },
};

export class OfficeCalendars extends CalendarDirectory {
  /** How often somebody asked. */
  asked = 0;
  removed = false;

  current(ids: readonly string[]): Promise<ReadonlyMap<string, WorkingHours>> {
    this.asked += 1;
    return Promise.resolve(new Map(!this.removed && ids.includes(office.id) ? [[office.id, office]] : []));
  }

  versions(names: readonly { readonly id: string; readonly version: number }[]): Promise<ReadonlyMap<string, WorkingHours>> {
    const known = names.some(({ id, version }) => id === office.id && version === office.version);
    return Promise.resolve(new Map(known ? [[office.id, office]] : []));
  }
}

/** Answers as the suite says. */
export class SetClocks extends ClockDirectory {
  answer: () => Promise<readonly ClockNow[]> = () => Promise.resolve([]);
  asked = 0;

  clocks(): Promise<readonly ClockNow[]> {
    this.asked += 1;
    return this.answer();
  }
}

export class SetLoad extends TicketLoad {
  counts: { readonly team: number | null; readonly assignee: number | null } = { team: null, assignee: null };
  asked = 0;

  open(): Promise<{ readonly team: number | null; readonly assignee: number | null }> {
    this.asked += 1;
    return Promise.resolve(this.counts);
  }
}
