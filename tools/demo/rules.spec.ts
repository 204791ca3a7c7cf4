import { ticketLanguage } from '@casewright/automation';
import { RuleContent } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { compileContent } from '@casewright/rules';
import { demoRules } from './rules';

const rules = demoRules({ projectors: idFrom('projectors'), field: idFrom('field'), care: idFrom('care') });

describe('the demo rules', () => {
  it.each(rules.map((rule) => [rule.content.name, rule] as const))('%s can be published', (_, { reason, content }) => {
    expect(compileContent(RuleContent.parse(content), ticketLanguage)).toHaveProperty('rule');
    expect(reason).not.toBe('');
  });

  it('run in an order of their own', () => {
    expect(new Set(rules.map(({ content }) => `${content.order.phase} ${content.order.rank}`)).size).toBe(rules.length);
  });
});
