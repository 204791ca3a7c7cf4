import { RuleContent, type RuleDocument, type RuleProblem } from '@casewright/contracts';
import { DomainError, missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { compileRule, type CompiledRule, type RuleLanguage } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { Languages } from '../language/languages';
import { SharedConditions } from '../named-conditions/shared-conditions.query';

/** A draft that could be published, as if it were. */
export interface ReadyDraft {
  readonly rule: CompiledRule;
  readonly content: RuleContent;
  /** The version that is published; null where there is none. */
  readonly published: number | null;
}

/** In the place of the id that a rule gets when it is saved. */
export const unsavedRuleId = '00000000-0000-4000-8000-000000000000';

const noHash = `sha256:${'0'.repeat(64)}`;

/** Drafts ready to be tried: as they are saved, or as they are written. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly shared: SharedConditions,
    private readonly languages: Languages,
  ) {}

  async ready(ruleId: string, written: RuleContent | undefined): Promise<ReadyDraft> {
    const [row] = await this.database.query<{ draft: unknown; published: number | null }>(
      'select draft, published_version as published from automation.rules where id = $1',
      [ruleId],
    );
    if (!row) throw missing();
    const content = await this.shared.kept(written ?? RuleContent.parse(row.draft));
    const rule = compiledDraft(ruleId, content, (row.published ?? 0) + 1, await this.languages.current());
    return { content, published: row.published, rule };
  }

  /** Of a rule that has not been saved yet. */
  async unsaved(written: RuleContent): Promise<CompiledRule> {
    return compiledDraft(unsavedRuleId, await this.shared.kept(written), 1, await this.languages.current());
  }
}

/** Refuses what publishing would refuse, with pointers into the document. */
export function compiledDraft(ruleId: string, content: RuleContent, version: number, language: RuleLanguage): CompiledRule {
  const document: RuleDocument = { schema: 'rule/1', ruleId, version, baseVersion: null, hash: noHash, why: 'Draft', ...content };
  const compiled = compileRule(document, language);
  if ('problems' in compiled) throw notReady(compiled.problems);
  return compiled.rule;
}

const notReady = (problems: readonly RuleProblem[]): DomainError =>
  new DomainError('rule.invalid', 'The draft cannot be tried as it is: correct what is listed.', {
    errors: problems.map((problem) => ({ in: 'document', ...problem })),
  });
