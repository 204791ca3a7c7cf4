import fc from 'fast-check';
import { nearestMiss } from './nearest-miss';
import type { TraceNode } from './trace';

const leaf = (id: string, result: boolean): TraceNode => ({
  kind: 'leaf',
  id,
  fact: 'f',
  operator: 'equal',
  expected: 1,
  actual: 2,
  result,
});
const holds = (node: TraceNode, flipped: ReadonlySet<string>): boolean => {
  if (node.kind === 'leaf') return node.result !== flipped.has(node.id);
  const results = node.children.map((child) => holds(child, flipped));
  if (node.kind === 'not') return !results[0];
  return node.kind === 'all' ? results.every(Boolean) : results.some(Boolean);
};
const group = (kind: 'all' | 'any' | 'not', ...children: TraceNode[]): TraceNode => {
  const node: TraceNode = { kind, id: 'g', name: null, result: false, children };
  return { ...node, result: holds(node, new Set()) };
};

describe('nearestMiss', () => {
  it('takes the cheapest of alternatives', () => {
    const tree = group('any', group('all', leaf('a', false), leaf('b', false)), group('all', leaf('c', true), leaf('d', false)));
    expect(nearestMiss(tree).map(({ id }) => id)).toEqual(['d']);
  });

  it('names the leaf that holds where it must not', () => {
    expect(nearestMiss(group('not', leaf('a', true))).map(({ id }) => id)).toEqual(['a']);
  });

  it('names leaves that, turned round, make any tree hold', () => {
    let number = 0;
    const { tree } = fc.letrec<{ tree: TraceNode; leaf: TraceNode }>((tie) => ({
      leaf: fc.boolean().map((result) => leaf(`l${(number += 1)}`, result)),
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        tie('leaf'),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((children) => group('all', ...children)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((children) => group('any', ...children)),
        tie('tree').map((child) => group('not', child)),
      ),
    }));
    fc.assert(
      fc.property(tree, (node) => {
        const miss = nearestMiss(node);
        expect(holds(node, new Set(miss.map(({ id }) => id)))).toBe(true);
        expect(miss.length === 0).toBe(holds(node, new Set()));
      }),
    );
  });
});
