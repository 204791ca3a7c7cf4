import { canonicalJson } from '../compile/canonical-json';
import { follows } from './follows';
import { endsBefore, type RuleOutline } from './rule-outline';

/**
 * The rule that runs before, stops what comes after it, and holds wherever this one would; `before` are those that run earlier, in order.
 * A guard that depends on the chain can still hold the other one back, so it is seldom reached rather than never.
 */
export function shadowOf(later: RuleOutline, before: readonly RuleOutline[]): RuleOutline | null {
  for (const [place, earlier] of before.entries()) {
    if (!endsBefore(earlier, later) || !takesAllOf(earlier, later) || hasLimits(earlier)) continue;
    // What a rule between them changes can make this one hold where the other did not.
    const between = before
      .slice(place + 1)
      .flatMap(({ leaves, rule }) => [...Object.keys(leaves), ...(rule.writes.has('tags') ? ['ticket.tags'] : [])]);
    if (between.some((fact) => earlier.rule.reads.has(fact))) continue;
    if (follows(earlier.rule.conditions, later.claims)) return earlier;
  }
  return null;
}

/** Each event that starts the later rule starts the earlier one. */
function takesAllOf(earlier: RuleOutline, later: RuleOutline): boolean {
  const [wide, narrow] = [earlier.rule.document.trigger, later.rule.document.trigger];
  if (wide.kind !== 'event' || narrow.kind !== 'event') return false;
  const same = (left: unknown, right: unknown) => left === undefined || canonicalJson(left) === canonicalJson(right);
  return (
    [...later.eventTypes].every((type) => earlier.eventTypes.has(type)) &&
    same(wide.actors, narrow.actors) &&
    same(wide.changed, narrow.changed)
  );
}

function hasLimits({ rule: { document, otherwise } }: RuleOutline): boolean {
  const { once, cooldown, perSubject, perRule } = document.guards;
  return otherwise.length > 0 || once !== 'none' || [cooldown, perSubject, perRule].some((limit) => limit !== undefined);
}
