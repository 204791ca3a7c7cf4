import type { RuleContent, RuleProblem } from '@casewright/contracts';

/**
 * A rule that waits wakes up alone: nothing comes after it that it could leave out. Only publishing refuses that; versions of older
 * releases may say it, and run as they always have.
 */
export function idleStop({ trigger, stop }: RuleContent): readonly RuleProblem[] {
  const waits = trigger.kind !== 'event' || trigger.debounce !== undefined;
  return waits && stop !== 'none' ? [{ pointer: '/stop', message }] : [];
}

const message = 'A rule that waits runs alone, so there are no others after it to leave out: let the rules after it run.';
