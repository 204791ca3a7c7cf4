import type { FactOverrides, RuleProblem } from '@casewright/contracts';
import { FactReader, parseDate, parseDay, valueProblem, type FactCatalog, type FactDefinition } from '@casewright/rules';

export type Overridden = { readonly facts: FactReader } | { readonly problems: readonly RuleProblem[] };

/** The facts of an event as one would like them to have been. Pointers lead into the overrides: `/ticket.priority`. */
export function overrideFacts(facts: FactReader, overrides: FactOverrides, catalog: FactCatalog): Overridden {
  const entries = Object.entries(overrides);
  if (entries.length === 0) return { facts };
  const problems = entries.flatMap(([id, value]) => {
    const message = problemOf(catalog.find(id), id, value);
    return message === null ? [] : [{ pointer: `/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`, message }];
  });
  return problems.length > 0 ? { problems } : { facts: overridden(facts, entries, catalog) };
}

function problemOf(fact: FactDefinition | undefined, id: string, value: unknown): string | null {
  if (!fact) return `There is no fact "${id}": choose one of the catalog.`;
  if (value === null) return null;
  if (fact.type !== 'list') return value === '' && fact.type === 'text' ? null : valueProblem(value, fact);
  if (!Array.isArray(value)) return `"${fact.label}" is a list: give one.`;
  return value.map((item) => valueProblem(item, fact)).find((problem) => problem !== null) ?? null;
}

function overridden(facts: FactReader, entries: readonly (readonly [string, unknown])[], catalog: FactCatalog): FactReader {
  const values: Record<string, unknown> = { ...facts.values };
  const before: Record<string, unknown> | null = facts.before && { ...facts.before };
  for (const [id, given] of entries) {
    const value = catalog.find(id)?.type === 'date' ? (parseDate(given) ?? parseDay(given)) : given;
    values[id] = value;
    if (before && id.startsWith('before.')) before[id.replace(/^before\./, 'ticket.')] = value;
  }
  const at = values['event.at'];
  return new FactReader(values, before, typeof at === 'number' ? at : facts.now, facts.lookedUp);
}
