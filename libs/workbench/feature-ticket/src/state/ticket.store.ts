import { computed, inject } from '@angular/core';
import type { ClockView, EditTicket, TicketEventView, TicketView } from '@casewright/contracts';
import { ClocksApi, Session, TicketsApi, asProblem, withLoading } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';
import { machineChanges } from './machine-changes';
import type { EditableField } from './optimistic';

/** Somebody else was faster on the same field. */
export interface Conflict {
  readonly field: EditableField;
  readonly changes: EditTicket;
  readonly mine: string;
  readonly theirs: string;
}

interface TicketState {
  ticket: TicketView | null;
  events: readonly TicketEventView[];
  clocks: readonly ClockView[];
  conflict: Conflict | null;
}

const initial: TicketState = { ticket: null, events: [], clocks: [], conflict: null };

export const TicketStore = signalStore(
  withState(initial),
  withLoading(),
  withProps(() => ({
    api: inject(TicketsApi),
    clocksApi: inject(ClocksApi),
    notices: inject(Notices),
    session: inject(Session),
  })),
  withComputed(({ events }) => ({ decided: computed(() => machineChanges(events())) })),
  withMethods((store) => ({
    /** A later answer of the server; an older one than what is shown is left aside. */
    take(ticket: TicketView): void {
      const shown = store.ticket();
      if (shown?.id !== ticket.id || ticket.version >= shown.version) patchState(store, { ticket });
    },
    async loadAround(id: string): Promise<void> {
      const [events, clocks] = await Promise.all([
        store.api.allEvents(id),
        store.session.may('ticket.note') ? store.clocksApi.ofTicket(id) : { items: [] },
      ]);
      if (store.ticket()?.id === id) patchState(store, { events: events.items, clocks: clocks.items });
    },
  })),
  withMethods((store) => ({
    /** What stands around the ticket may fail alone: it is said, and what was shown stays. */
    tryAround: (id: string): Promise<void> =>
      store.loadAround(id).catch((error: unknown) => store.notices.refuse(asProblem(error).message)),
  })),
  withMethods((store) => ({
    async load(id: string): Promise<void> {
      patchState(store, initial);
      await store.track(async () => {
        store.take(await store.api.read(id));
        void store.tryAround(id);
      });
    },
    /** Something changed on the server: fetch what is shown. */
    async refresh(): Promise<void> {
      const id = store.ticket()?.id;
      if (id === undefined) return;
      const [ticket] = await Promise.all([store.api.read(id), store.loadAround(id)]);
      if (store.ticket()?.id === id) store.take(ticket);
    },
    /** Runs a command that answers with the ticket; a refusal is said and what was shown before comes back. */
    async run(command: (id: string) => Promise<TicketView>): Promise<void> {
      const before = store.ticket();
      if (!before) return;
      try {
        store.take(await command(before.id));
        void store.tryAround(before.id);
      } catch (error) {
        if (store.ticket()?.id === before.id) patchState(store, { ticket: before });
        store.notices.refuse(asProblem(error).message);
      }
    },
    /** As it will probably be, or as it was before a refusal. */
    show(ticket: TicketView): void {
      if (store.ticket()?.id === ticket.id) patchState(store, { ticket });
    },
    setConflict(conflict: Conflict | null): void {
      patchState(store, { conflict });
    },
  })),
);
export type TicketStore = InstanceType<typeof TicketStore>;
