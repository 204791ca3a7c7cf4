import type { RuleContent, RuleProblem } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { compileContent } from '@casewright/rules';
import { idleStop } from '../../domain/idle-stop';
import { forbiddenActions, type Powers } from '../../domain/powers';
import { goneWords, referencesOf } from '../../domain/rule-references';
import { Languages } from '../language/languages';
import { SharedConditions } from '../named-conditions/shared-conditions.query';
import { InstalledActions } from '../references/installed-actions';
import { KnownReferences } from '../references/known-references.query';
import { RingCheck } from './ring-check';

/** What publishing a draft would refuse now: what does not compile, whoever it names and does not exist, and rings without an end. */
@Injectable()
export class DraftCheck {
  constructor(
    private readonly references: KnownReferences,
    private readonly installed: InstalledActions,
    private readonly shared: SharedConditions,
    private readonly rings: RingCheck,
    private readonly languages: Languages,
  ) {}

  /** Of the draft of a rule, among the other ones. */
  async inPlace(ruleId: string, content: RuleContent): Promise<readonly RuleProblem[]> {
    const problems = await this.problems(content);
    if (problems.length > 0) return problems;
    return (await this.rings.problems([{ ruleId, content }])).flat();
  }

  /** Throws `rule.invalid`, with pointers that lead into the document and not into the request. */
  async require(ruleId: string, content: RuleContent, powers: Powers): Promise<void> {
    const { actions } = await this.languages.current();
    const errors = [...(await this.inPlace(ruleId, content)), ...forbiddenActions(content, actions, powers)];
    if (errors.length === 0) return;
    throw new DomainError('rule.invalid', 'The rule cannot be published as it is: correct what is listed.', {
      errors: errors.map((error) => ({ in: 'document', ...error })),
    });
  }

  /** Of the document by itself. */
  async problems(draft: RuleContent): Promise<readonly RuleProblem[]> {
    const content = await this.shared.kept(draft);
    const language = await this.languages.current();
    const compiled = compileContent(content, language);
    if ('problems' in compiled) return [...compiled.problems, ...idleStop(content)];
    const references = referencesOf(compiled.rule, content, language.catalog);
    const gone = (await this.references.missing(references)).map(({ kind, pointer }) => ({ pointer, message: goneWords[kind] }));
    return [...gone, ...this.installed.problems(content), ...idleStop(content)];
  }
}
