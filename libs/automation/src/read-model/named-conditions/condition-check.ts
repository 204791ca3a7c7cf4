import type { ConditionNode, RuleProblem } from '@casewright/contracts';
import { checkConditions } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { goneWords, referencesOfLeaves } from '../../domain/rule-references';
import { closureOf } from '../../domain/shared-conditions';
import { Languages } from '../language/languages';
import { KnownReferences } from '../references/known-references.query';
import { SharedConditions } from './shared-conditions.query';

const circle = 'The condition would stand in itself: take one of them out.';

/** What is wrong with a shared condition; the pointers lead into what was sent. */
@Injectable()
export class ConditionCheck {
  constructor(
    private readonly shared: SharedConditions,
    private readonly references: KnownReferences,
    private readonly languages: Languages,
  ) {}

  /** `id` is that of the condition itself. */
  async problems(id: string, conditions: ConditionNode): Promise<readonly RuleProblem[]> {
    const sharedConditions = await closureOf([conditions], (ids) => this.shared.heads(ids));
    if (Object.hasOwn(sharedConditions, id)) return [{ pointer: '/conditions', message: circle }];
    const { catalog } = await this.languages.current();
    const checked = checkConditions({ conditions, namedConditions: {}, sharedConditions }, catalog);
    if ('problems' in checked) return checked.problems;
    const gone = await this.references.missing(referencesOfLeaves(checked.leaves));
    return gone.map(({ kind, pointer }) => ({ pointer, message: goneWords[kind] }));
  }
}
