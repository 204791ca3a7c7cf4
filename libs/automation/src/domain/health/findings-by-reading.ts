import { lintRules, type CompiledRule, type FactCatalog, type ReadingFinding } from '@casewright/rules';
import type { RuleFindingSeverity } from '@casewright/contracts';
import { fieldLabel } from '../decided-fields';
import type { Finding } from './finding';

const severities: Readonly<Record<ReadingFinding['kind'], RuleFindingSeverity>> = {
  'never-holds': 'error',
  unreachable: 'warning',
  shadowed: 'warning',
  duplicate: 'warning',
  'same-field': 'note',
};

/** What reading the rules tells; `ordered` is the order in which they run. */
export function findingsByReading(ordered: readonly CompiledRule[], catalog: FactCatalog): readonly Finding[] {
  return lintRules(ordered, catalog).map(({ kind, rule, other, pointer, because, field }) => ({
    kind,
    severity: severities[kind],
    rule,
    others: other ? [other] : [],
    pointer,
    because,
    detail: field ? fieldLabel(field, catalog) : '',
  }));
}
