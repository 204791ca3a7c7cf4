import { timedRuleEvents, type TimedRuleEvent } from '@casewright/contracts';
import { defineProcess, type ProcessStep } from '@casewright/kernel';

export interface TimedRuleState {
  readonly run: string;
  readonly ticketId: string;
  /** ISO 8601; null while the rule is acting. */
  readonly actAt: string | null;
}

/** Waits with one run of a rule until its time comes. Its key holds rule, version policy, ticket and episode. */
export const timedRule = defineProcess<TimedRuleState, TimedRuleEvent>({
  type: 'timed-rule',
  version: 1,
  initial: { run: '', ticketId: '', actAt: null },
  follows: Object.keys(timedRuleEvents) as TimedRuleEvent['type'][],
  key: ({ data }) => data.run,
  starts: ({ type }) => type === 'timed-rule.armed',
  on(state, input) {
    switch (input.type) {
      case 'process.woken':
        return {
          state: { ...state, actAt: null },
          commands: [{ type: 'timed-rule.act', data: { run: state.run, ticketId: state.ticketId } }],
        };
      case 'timed-rule.armed':
      case 'timed-rule.moved':
        return waitUntil({ run: input.data.run, ticketId: input.data.ticketId, actAt: input.data.actAt });
      case 'timed-rule.due':
        return { state: { ...state, actAt: null } };
      case 'timed-rule.fired':
      case 'timed-rule.skipped':
      case 'timed-rule.cancelled':
        return { state: { ...state, actAt: null }, done: true };
    }
  },
});

const waitUntil = (state: TimedRuleState): ProcessStep<TimedRuleState> => ({ state, wakeAt: state.actAt });
