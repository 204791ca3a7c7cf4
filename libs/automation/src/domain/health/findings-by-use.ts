import type { CompiledRule } from '@casewright/rules';
import { plainly, type Finding } from './finding';

/** What a live version did in the stretch that is looked at. */
export interface RuleUse {
  /** Whole days that it has been live in it. */
  readonly days: number;
  /** Events that it waits for in those days; of one that waits for a time, how often that came. */
  readonly events: number;
  readonly fired: number;
  /** Mean time of an evaluation that was recorded, in microseconds; 0 where there is none. */
  readonly microseconds: number;
}

const enoughDays = 7;
const enoughEvents = 20;
/** An event has a budget of 2,000 µs for a thousand rules; one that takes half of it alone stands out. */
const slowMicroseconds = 1_000;

/** What the use of a rule tells. Short stretches and few events tell nothing. */
export function findingsByUse(rule: CompiledRule, use: RuleUse): readonly Finding[] {
  const findings: Finding[] = [];
  if (use.microseconds >= slowMicroseconds) {
    findings.push({ ...plainly, kind: 'slow', severity: 'warning', rule, detail: (use.microseconds / 1000).toFixed(1) });
  }
  if (use.days < enoughDays || use.events < enoughEvents) return findings;
  const about = { ...plainly, severity: 'note', rule, detail: `${use.events} ${rule.timing ? 'times' : 'events'}` } as const;
  if (use.fired === 0) findings.push({ ...about, kind: 'never-fired' });
  // One that waits for a time waits only where it has something to do: acting then each time says nothing of its conditions.
  if (use.fired >= use.events && rule.timing === null) findings.push({ ...about, kind: 'always-fired' });
  return findings;
}
