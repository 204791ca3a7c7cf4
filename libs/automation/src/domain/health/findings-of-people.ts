import type { CompiledRule } from '@casewright/rules';
import { plainly, type Finding } from './finding';

/** Actions that send text about people to another program; whoever published the rule may have meant it, and should know it. */
export function findingsOfPeople(rule: CompiledRule): readonly Finding[] {
  const { actions, otherwise = [] } = rule.document;
  const lists = { actions, otherwise };
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap(({ type, params }, place) =>
      type === 'webhook.call' && params['people'] === 'included'
        ? [
            {
              ...plainly,
              kind: 'personal-outside' as const,
              severity: 'warning' as const,
              rule,
              pointer: `/${list}/${place}/params/people`,
            },
          ]
        : [],
    ),
  );
}
