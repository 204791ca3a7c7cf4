import type { CheckRulesTogether, RuleContent, RuleProblem } from '@casewright/contracts';
import { compileContent } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { isGuarded, ringThrough, type RingMember } from '../../domain/rings';
import { Languages } from '../language/languages';
import { SharedConditions } from '../named-conditions/shared-conditions.query';
import { PublishedRules } from './published-rules.query';

/** Whether rules would start each other without an end, once they are published beside those that are. */
@Injectable()
export class RingCheck {
  constructor(
    private readonly shared: SharedConditions,
    private readonly published: PublishedRules,
    private readonly languages: Languages,
  ) {}

  /** Of each rule, in their order. */
  async problems(rules: CheckRulesTogether['rules']): Promise<readonly (readonly RuleProblem[])[]> {
    const members: (RingMember | null)[] = [];
    for (const { content } of rules) members.push(await this.member(content));
    if (members.every((member) => member === null)) return members.map(() => []);
    const elsewhere = await this.published.besides(rules.flatMap(({ ruleId }) => ruleId ?? []));
    return members.map((member) => {
      const others = members.flatMap((other) => (other === null || other === member ? [] : [other]));
      const ring = member && ringThrough(member, [...others, ...elsewhere]);
      return ring ? [{ pointer: '/guards/reentry', message: ringWords(ring) }] : [];
    });
  }

  /** Null for a rule that is part of no ring: it ends each, or it does not compile and so starts nothing. */
  private async member(content: RuleContent): Promise<RingMember | null> {
    if (isGuarded(content)) return null;
    const compiled = compileContent(await this.shared.kept(content), await this.languages.current());
    return 'problems' in compiled ? null : { ...content, writes: compiled.rule.writes };
  }
}

function ringWords(ring: readonly RingMember[]): string {
  const way = ring.map(({ name }) => `“${name}”`).join(' → ');
  return `The rules start each other again and again (${way}): let one of them not react to itself, or fire once.`;
}
