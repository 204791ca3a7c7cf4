import type { CheckRule, RuleContent, RuleProblem } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { SharedConditions } from '../named-conditions/shared-conditions.query';
import { unsavedRuleId } from '../rehearse/drafts';
import { SavedTests } from '../rehearse/saved-tests.query';
import { DraftCheck } from './draft-check';
import { RingCheck } from './ring-check';

/** All that publishing a document would refuse, without saving it, as far as the reader may see the tickets of its tests. */
@Injectable()
export class PublishCheck {
  constructor(
    private readonly shared: SharedConditions,
    private readonly check: DraftCheck,
    private readonly rings: RingCheck,
    private readonly tests: SavedTests,
  ) {}

  async problems(me: Principal, written: RuleContent, { ruleId, tests, rings }: CheckRule): Promise<readonly RuleProblem[]> {
    const content = await this.shared.newest(written);
    const inDocument = await this.check.problems(content);
    // What does not compile cannot be tested.
    if (inDocument.length > 0) return inDocument;
    const turning = rings === 'left-out' ? [] : (await this.rings.problems([{ ruleId, content }])).flat();
    const failing = tests === 'left-out' ? [] : await this.tests.problems(me, ruleId ?? unsavedRuleId, content, tests);
    return [...turning, ...failing];
  }
}
