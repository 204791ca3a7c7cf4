import { effect, signal, untracked, type Signal } from '@angular/core';
import { asProblem, type ApiProblem } from '../http/api-problem';

/** The server's answer to what is being written: the last one stays shown while the next is on its way. */
export interface Preview<Answer> {
  readonly answer: Signal<Answer | null>;
  /** Why there is none: mostly that the form is not complete yet. */
  readonly problem: Signal<ApiProblem | null>;
}

const pause = 250;

/** Asks again shortly after each change of `question`. Null: nothing to ask yet. For constructors: it lives as long as the component. */
export function previewOf<Question, Answer>(
  question: () => Question | null,
  ask: (question: Question) => Promise<Answer>,
): Preview<Answer> {
  const answer = signal<Answer | null>(null);
  const problem = signal<ApiProblem | null>(null);
  let latest = 0;
  const run = async (asked: Question): Promise<void> => {
    const turn = ++latest;
    try {
      const answered = await ask(asked);
      if (turn !== latest) return;
      answer.set(answered);
      problem.set(null);
    } catch (error) {
      if (turn === latest) problem.set(asProblem(error));
    }
  };
  effect((onCleanup) => {
    const asked = question();
    if (asked === null) return;
    const timer = setTimeout(() => untracked(() => void run(asked)), pause);
    onCleanup(() => clearTimeout(timer));
  });
  return { answer, problem };
}
