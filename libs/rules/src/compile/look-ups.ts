import { calendarLookUp, type LookUp } from '../facts/looked-up';
import type { CompiledLeaf } from './condition';

/** What comparisons need to have looked up. */
export function lookUpsOf(leaves: readonly CompiledLeaf[]): readonly LookUp[] {
  const facts = leaves.flatMap(({ fact }) => fact.lookUp ?? []);
  const calendars = leaves.flatMap(({ operator, operand }) => operator.calendarsIn?.(operand) ?? []);
  return [...new Set([...facts, ...calendars.map(calendarLookUp)])];
}
