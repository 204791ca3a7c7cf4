import type { RuleProblem } from '@casewright/contracts';

/** Collects what is wrong with a rule; the pointer leads to the place, the message says what to do. */
export class Problems {
  readonly found: RuleProblem[] = [];

  add(pointer: string, message: string): null {
    this.found.push({ pointer, message });
    return null;
  }
}

/** One step further down, written as RFC 6901 wants it. */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`, pointer);
}
