import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';

const sampleEvery = 60_000;
const mostPerEvent = 3;
const mostAsked = 16;

/** Chooses the rules that are to say why they do not match: a few per event, each at most once a minute, so that samples cost next to nothing. */
@Injectable()
export class Sampling {
  private readonly sampledAt = new Map<string, number>();
  private cursor = 0;

  /** Ids of the chosen ones. Goes round, so that every rule has its turn however many there are. */
  pick(rules: readonly CompiledRule[]): ReadonlySet<string> {
    const now = performance.now();
    const picked = new Set<string>();
    for (let asked = 0; asked < Math.min(rules.length, mostAsked) && picked.size < mostPerEvent; asked += 1) {
      const ruleId = rules[this.cursor % rules.length]?.document.ruleId ?? '';
      this.cursor += 1;
      if (now - (this.sampledAt.get(ruleId) ?? -sampleEvery) < sampleEvery) continue;
      this.sampledAt.set(ruleId, now);
      picked.add(ruleId);
    }
    return picked;
  }
}
