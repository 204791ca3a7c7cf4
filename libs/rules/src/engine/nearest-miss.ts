import type { TraceLeaf, TraceNode } from './trace';

/**
 * The fewest comparisons that would have to turn out otherwise for the tree to hold (or, inside a negation, not to hold).
 * Empty where it holds already.
 */
export function nearestMiss(tree: TraceNode, wanted = true): readonly TraceLeaf[] {
  if (tree.kind === 'leaf') return tree.result === wanted ? [] : [tree];
  if (tree.kind === 'not') return tree.children.flatMap((child) => nearestMiss(child, !wanted));
  const misses = tree.children.map((child) => nearestMiss(child, wanted));
  const everyChildCounts = (tree.kind === 'all') === wanted;
  return everyChildCounts ? misses.flat() : misses.reduce((best, miss) => (miss.length < best.length ? miss : best));
}
