import type { LeafTest } from '../operators/operator';
import type { CompiledCondition } from './condition';

/** The conditions as one function: stops at the first answer, makes no promises and no trees, and agrees with json-rules-engine. */
export function compileGate(condition: CompiledCondition): LeafTest {
  if (condition.kind === 'leaf') return condition.operator.gate(condition.fact.id, condition.operand);
  const tests = condition.children.map(compileGate);
  switch (condition.kind) {
    case 'all':
      return (facts) => {
        for (const test of tests) if (!test(facts)) return false;
        return true;
      };
    case 'any':
      return (facts) => {
        for (const test of tests) if (test(facts)) return true;
        return false;
      };
    case 'not':
      return (facts) => !tests.some((test) => test(facts));
  }
}
