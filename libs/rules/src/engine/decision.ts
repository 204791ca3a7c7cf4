import type { DecisionBranch, DecisionOutcome } from '@casewright/contracts';
import type { CommandMessage } from '@casewright/kernel';
import type { PlannedChange } from '../actions/define-action';
import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader } from '../facts/fact-reader';
import type { RuleHistory } from './guards';
import type { TraceGroup } from './trace';

/** The event that rules are asked about. */
export interface RuleEvent {
  readonly eventId: string;
  readonly type: string;
  readonly ticketId: string;
  /** How many automatic steps led to it; 0 for what a person did. */
  readonly depth: number;
  /** It happened in another system, which the ticket was taken over from. */
  readonly imported?: boolean;
}

export interface PlannedStep {
  /** Deterministic id of the command: a repeat changes nothing. */
  readonly commandId: string;
  readonly message: CommandMessage;
}

export interface PlannedAction {
  readonly id: string;
  readonly type: string;
  readonly steps: readonly PlannedStep[];
  /** Why nothing is done, where something forbids it. */
  readonly withheld: string | null;
}

/** What one rule decided on one event. */
export interface Decision {
  readonly rule: CompiledRule;
  readonly outcome: DecisionOutcome;
  /** Which of its two lists of actions it was about. */
  readonly branch: DecisionBranch;
  readonly reason: string | null;
  /** Of rules that fired, were guarded, or were asked to explain themselves. */
  readonly tree: TraceGroup | null;
  readonly changes: readonly PlannedChange[];
  readonly actions: readonly PlannedAction[];
  readonly microseconds: number;
}

/** What the evaluation is told besides facts, event and time. */
export interface EvaluationOptions {
  /** What the rule did on this ticket before; nothing where absent. */
  readonly history?: (rule: CompiledRule) => RuleHistory;
  /** Rules that must say why they did not fire, too. */
  readonly explain?: (rule: CompiledRule) => boolean;
  /** Is told what versions in shadow decide, unless their gate turned the event away; where it is absent they are not asked. */
  readonly watch?: (decision: Decision) => void;
  /** Is told the facts as the last rule left them. */
  readonly left?: (facts: FactReader) => void;
  /** Microseconds of some clock that only runs forward, for the duration of decisions. */
  readonly stopwatch?: () => number;
}
