import { readRules, type CompiledRule, type FactCatalog, type ReadingFinding } from '@casewright/rules';
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

/** What reading the rules tells; `ordered` is the order in which they run. `cut`: they were too many to compare all of them. */
export function findingsByReading(
  ordered: readonly CompiledRule[],
  catalog: FactCatalog,
): { readonly findings: readonly Finding[]; readonly cut: boolean } {
  const { findings, cut } = readRules(ordered, catalog);
  return { findings: findings.map((finding) => told(finding, catalog)), cut };
}

const told = ({ kind, rule, other, pointer, because, field }: ReadingFinding, catalog: FactCatalog): Finding => ({
  kind,
  severity: severities[kind],
  rule,
  others: other ? [other] : [],
  pointer,
  because,
  detail: field ? fieldLabel(field, catalog) : '',
});
