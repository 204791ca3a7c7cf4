import type { UndoResultView } from '@casewright/contracts';

/** What taking back did, in a sentence or two. */
export function undoneWords({ done, refused }: UndoResultView): string {
  const went = done === 1 ? 'One change is back' : `${done} changes are back`;
  const [first] = refused;
  return first ? `${went}. “${first.label}” stays: ${first.reason}` : went;
}
