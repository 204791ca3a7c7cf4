import type { TestPolicy } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import type { Audience } from '@casewright/rules';
import { Command } from '@nestjs/cqrs';
import type { Powers } from '../../domain/powers';

/** What the new version is at first. */
export type PublishedAs = { readonly as: 'active' | 'shadow' } | { readonly as: 'canary'; readonly audience: Audience };

export class PublishRuleCommand extends Command<void> {
  constructor(
    readonly ruleId: string,
    readonly reason: string,
    readonly how: PublishedAs,
    readonly expectedRevision: number | undefined,
    readonly meta: CommandMeta,
    readonly powers: Powers,
    /** Which rules must carry a test. */
    readonly tests: TestPolicy = 'where-needed',
  ) {
    super();
  }
}
