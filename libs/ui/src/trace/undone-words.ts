import type { UndoDirection, UndoResultView } from '@casewright/contracts';

const words = {
  undo: { one: 'One change is back', many: 'changes are back' },
  redo: { one: 'One change is done again', many: 'changes are done again' },
} as const;

/** What taking back, or doing again, did, in a sentence or two. */
export function undoneWords({ done, refused }: UndoResultView, direction: UndoDirection): string {
  const { one, many } = words[direction];
  const went = done === 1 ? one : `${done} ${many}`;
  const [first] = refused;
  if (!first) return went;
  const others = refused.length === 1 ? '' : ` So do ${refused.length - 1} others.`;
  return `${went}. “${first.label}” stays: ${first.reason}${others}`;
}
