import type { Position } from '@casewright/kernel';

/** Negative: left is earlier in the log. */
export function comparePositions(left: Position, right: Position): number {
  if (left.epoch !== right.epoch) return left.epoch - right.epoch;
  return compareDecimals(left.xid, right.xid) || compareDecimals(left.seq, right.seq);
}

/** Decimal strings without leading zeros: the longer one is the greater. */
function compareDecimals(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
