import { ruleCatalog, ticketLanguage } from '@casewright/automation';
import { join, resolve } from 'node:path';
import { readRecipes } from './cookbook';
import { cookbookText } from './cookbook-text';
import { referenceText } from './reference-text';

/** The pages about rules that are made from code and recipes, by their places under the root of the project. */
export function pagesAboutRules(root: string): ReadonlyMap<string, string> {
  const guides = resolve(root, 'docs/guides');
  return new Map([
    [join(guides, 'rule-language.md'), referenceText(ruleCatalog(ticketLanguage))],
    [join(guides, 'rule-cookbook.md'), cookbookText(readRecipes(resolve(root, 'docs/cookbook')))],
  ]);
}
