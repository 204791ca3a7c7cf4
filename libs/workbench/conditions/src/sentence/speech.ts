import type { FactView, RuleCatalogView } from '@casewright/contracts';

/** What is needed to say a rule in words. */
export interface Speech {
  readonly catalog: RuleCatalogView;
  /** Teams, people and organisations by name. */
  nameOf(id: string): string;
}

export const factOf = ({ catalog }: Speech, id: string): FactView | undefined => catalog.facts.find((fact) => fact.id === id);

/** `a`, `a or b`, `a, b or c`. */
export const listed = (words: readonly string[], joint: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`;

export const labelIn = (choices: readonly { value: string; label: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** `Subject` → `the subject`; a label that is a sentence of its own stays in quotation marks. */
export const thing = (label: string): string =>
  /^(What|Who|When|By|Follows)\b/.test(label) ? `“${label}”` : `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
