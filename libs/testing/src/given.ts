import { DomainError, fold, type Aggregate, type AnyEvent } from '@casewright/kernel';

/** `given(ticket, opened()).when(changePriority, 'urgent').then(priorityChanged(…))`; events need only type and data. */
export function given<State, E extends AnyEvent>(aggregate: Aggregate<State, E>, ...history: E[]) {
  const state = fold(aggregate, history);
  return {
    state,
    when<Parameters extends unknown[]>(decide: (state: State, ...parameters: Parameters) => readonly E[], ...parameters: Parameters) {
      return {
        then: (...expected: E[]) => expect(decide(state, ...parameters)).toEqual(expected),
        thenNothing: () => expect(decide(state, ...parameters)).toEqual([]),
        thenRefused: (code: string) => expect(refusal(() => decide(state, ...parameters))).toBe(code),
      };
    },
  };
}

function refusal(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
