import type { DecisionBranch, RuleContent, RuleProblem, RuleTest, TestPolicy, TestResultView } from '@casewright/contracts';
import type { CompiledRule, Decision } from '@casewright/rules';
import { DomainError, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { overrideFacts } from '../../domain/rehearse/overrides';
import { judge, missingTest, testName } from '../../domain/rehearse/saved-test';
import { Languages } from '../language/languages';
import { compiledDraft } from './drafts';
import { Occasions } from './occasion';

/** A version that has never fired, so that `once per version` stands in no test's way. */
const newerThanAny = 1_000_000;

interface TestResult extends TestResultView {
  /** What the rule fired for; null where it did not. */
  readonly taken: DecisionBranch | null;
}

/** Who gets to read how tests went: a test on a ticket that they may not see fails as if its event was gone. */
type Reader = Principal | 'publishing';

/** The tests that a rule carries, run on the events of the past that they name. */
@Injectable()
export class SavedTests {
  constructor(
    private readonly occasions: Occasions,
    private readonly languages: Languages,
  ) {}

  /** Refuses what compiles and fails its tests, or lacks one that it needs, whoever publishes it: all tests count. */
  async require(ruleId: string, content: RuleContent, policy: TestPolicy): Promise<void> {
    const problems = await this.problems('publishing', ruleId, content, policy);
    if (problems.length === 0) return;
    throw new DomainError('rule.invalid', 'The rule cannot go to work untested: see what is listed.', {
      errors: problems.map((problem) => ({ in: 'document', ...problem })),
    });
  }

  /** Of content that compiles. */
  async problems(reader: Reader, ruleId: string, content: RuleContent, policy: TestPolicy): Promise<readonly RuleProblem[]> {
    const { actions } = await this.languages.current();
    const results = await this.results(reader, ruleId, content);
    const missing = missingTest(
      content,
      actions,
      policy,
      results.map(({ taken }) => taken),
    );
    const failed = results.filter(({ passed }) => !passed);
    return [
      ...(missing === null ? [] : [{ pointer: '/tests', message: missing }]),
      ...failed.map(({ place, name, message }) => ({
        pointer: `/tests/${place}`,
        message: `The test “${name}” fails. ${message ?? ''}`.trimEnd(),
      })),
    ];
  }

  /** Refuses a draft that cannot be published. */
  async run(me: Principal, ruleId: string, content: RuleContent): Promise<readonly TestResultView[]> {
    return (await this.results(me, ruleId, content)).map(({ taken: _, ...view }) => view);
  }

  private async results(reader: Reader, ruleId: string, content: RuleContent): Promise<readonly TestResult[]> {
    const tests = content.tests ?? [];
    if (tests.length === 0) return [];
    const rule = compiledDraft(ruleId, content, newerThanAny, await this.languages.current());
    const results: TestResult[] = [];
    for (const [place, test] of tests.entries()) {
      const { message, taken } = await this.verdict(reader, rule, test);
      results.push({ place, name: testName(test, place), passed: message === null, message, taken });
    }
    return results;
  }

  private async verdict(reader: Reader, rule: CompiledRule, test: RuleTest): Promise<Pick<TestResult, 'message' | 'taken'>> {
    const occasion = await (reader === 'publishing' ? this.occasions.at(test, [rule]) : this.occasions.seen(reader, test, [rule]));
    if (!occasion) return { message: 'Its event is no longer there: choose another one, or take the test out.', taken: null };
    const overridden = overrideFacts(occasion.facts, test.overrides ?? {}, this.languages.known.catalog);
    if ('problems' in overridden) return { message: overridden.problems.map(({ message }) => message).join(' '), taken: null };
    const decision: Decision = await this.occasions.decide({ ...occasion, facts: overridden.facts }, rule);
    return { message: judge(test.expect, decision), taken: decision.outcome === 'fired' ? decision.branch : null };
  }
}
