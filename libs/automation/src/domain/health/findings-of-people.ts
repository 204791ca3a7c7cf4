import type { RuleAction } from '@casewright/contracts';
import { templateVariables, variablesIn, type CompiledRule, type FactCatalog } from '@casewright/rules';
import { pluginActions } from '../actions/plugin-action';
import { plainly, type Finding } from './finding';

/** What an action tells another program about people: where it says so, and in words; no words of a webhook, which tells the same always. */
interface Told {
  readonly parameter: string;
  readonly words: string;
}

/** Actions that send text about people to another program; whoever published the rule may have meant it, and should know it. */
export function findingsOfPeople(rule: CompiledRule, catalog: FactCatalog): readonly Finding[] {
  const { actions, otherwise = [] } = rule.document;
  return Object.entries({ actions, otherwise }).flatMap(([list, entries]) =>
    entries.flatMap((action, place) =>
      toldBy(action, catalog).map(({ parameter, words }) => ({
        ...plainly,
        kind: 'personal-outside' as const,
        severity: 'warning' as const,
        rule,
        pointer: `/${list}/${place}/params/${parameter.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        detail: words,
      })),
    ),
  );
}

function toldBy({ type, params }: RuleAction, catalog: FactCatalog): readonly Told[] {
  if (type === 'webhook.call') return params['people'] === 'included' ? [{ parameter: 'people', words: '' }] : [];
  if (!type.startsWith(pluginActions.prefix)) return [];
  return Object.entries(params).flatMap(([parameter, text]) => {
    const labels = typeof text === 'string' ? personalIn(text, catalog) : [];
    return labels.length > 0 ? [{ parameter, words: labels.map((label) => `“${label}”`).join(' and ') }] : [];
  });
}

/** Labels of the facts about people that a template names. */
const personalIn = (template: string, catalog: FactCatalog): readonly string[] =>
  [...new Set(variablesIn(template))].flatMap((name) => {
    const fact = catalog.find(templateVariables[name]?.fact ?? '');
    return fact?.personal ? [fact.label] : [];
  });
