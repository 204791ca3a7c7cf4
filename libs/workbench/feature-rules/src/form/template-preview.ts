import type { RuleCatalogView } from '@casewright/contracts';

/** A template with the example of each variable in its place; what is no variable stays as it is written. */
export const previewTemplate = (text: string, variables: readonly RuleCatalogView['templateVariables'][number][]): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (braced, name: string) => variables.find(({ value }) => value === name.trim())?.example ?? braced);
