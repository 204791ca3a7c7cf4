import { autoCloseEvents, type AutoCloseEvent } from '@casewright/contracts';
import { defineProcess, type ProcessStep } from '@casewright/kernel';

export interface AutoCloseState {
  readonly ticketId: string;
  /** ISO 8601; null: nobody is to be warned, or the warning is on its way. */
  readonly warnAt: string | null;
  /** Null while a warning or the step is on its way. */
  readonly actAt: string | null;
}

/** Warns, waits and takes the step. Why a ticket waits, and that it does not any more, is decided where its status and the settings are looked at. */
export const autoCloseProcess = defineProcess<AutoCloseState, AutoCloseEvent>({
  type: 'auto-close',
  version: 1,
  initial: { ticketId: '', warnAt: null, actAt: null },
  follows: Object.keys(autoCloseEvents) as AutoCloseEvent['type'][],
  key: ({ data }) => data.ticketId,
  starts: ({ type }) => type === 'auto-close.armed',
  on(state, input, now) {
    switch (input.type) {
      case 'auto-close.armed':
        return waitWith({ ticketId: input.data.ticketId, warnAt: input.data.warnAt, actAt: input.data.actAt });
      case 'auto-close.warned':
        return waitWith({ ...state, warnAt: null, actAt: input.data.actAt });
      case 'auto-close.ended':
        return { state: { ...state, warnAt: null, actAt: null }, done: true };
      case 'process.woken':
        return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
    }
  },
});

const waitWith = (state: AutoCloseState): ProcessStep<AutoCloseState> => ({ state, wakeAt: state.warnAt ?? state.actAt });

/** What comes of a warning or a step is told by the events that follow. */
function woken(state: AutoCloseState, now: number): ProcessStep<AutoCloseState> {
  const next = state.warnAt ?? state.actAt;
  if (next === null) return { state };
  if (Date.parse(next) > now) return waitWith(state);
  const { ticketId } = state;
  const type = state.warnAt === null ? 'auto-close.act' : 'auto-close.warn';
  return { state: { ticketId, warnAt: null, actAt: null }, commands: [{ type, data: { ticketId } }] };
}
