import { RuleContent, type ConditionNode, type RuleDocument } from '@casewright/contracts';
import { channels, eventTypes, organisations, priorities, statuses, tags, teams, words } from './desk';
import type { Random } from '../../demo/random';

/** What sets most rules of a desk apart from each other: whose tickets they are about. */
const aboutWhom = (random: Random): ConditionNode =>
  random.pick<ConditionNode>([
    { fact: 'ticket.organisationId', operator: 'equal', value: random.pick(organisations) },
    { fact: 'ticket.teamId', operator: 'equal', value: random.pick(teams) },
    { fact: 'ticket.tags', operator: 'containsAny', value: [random.pick(tags), random.pick(tags)] },
  ]);

const leaf = (random: Random): ConditionNode =>
  random.pick<ConditionNode>([
    { fact: 'ticket.priority', operator: 'in', value: [random.pick(priorities), random.pick(priorities)] },
    { fact: 'ticket.status', operator: 'equal', value: random.pick(statuses) },
    { fact: 'ticket.channel', operator: 'notEqual', value: random.pick(channels) },
    { fact: 'ticket.commentCount', operator: 'greaterThan', value: random.between(0, 9) },
    { fact: 'event.attachmentCount', operator: 'lessThanInclusive', value: random.between(0, 2) },
    { fact: 'ticket.subject', operator: 'textContains', value: random.pick(words) },
    { fact: 'organisation.name', operator: 'exists' },
  ]);

/** Two to four leaves in all: 30 % of the rules with an `any` inside, 10 % with a `not`. */
function conditions(random: Random): ConditionNode {
  const leaves = [aboutWhom(random), ...Array.from({ length: 1 + random.between(0, 2) }, () => leaf(random))];
  const last = leaves.at(-1) ?? leaf(random);
  const rest = leaves.slice(0, -1);
  if (random.chance(0.1)) return { all: [...rest, { not: last }] };
  if (random.chance(1 / 3)) return { all: [...leaves.slice(0, -2), { any: leaves.slice(-2) }] };
  return { all: leaves };
}

/** A rule as an author would publish it, for one of eight kinds of events. */
export function ruleDocument(random: Random, number: number): RuleDocument {
  const content = RuleContent.parse({
    name: `Rule ${number}`,
    order: { phase: 'routing', rank: String(number).padStart(6, '0') },
    trigger: { kind: 'event', types: [random.pick(eventTypes)] },
    conditions: conditions(random),
    actions: [{ id: 'a1', type: 'bench.tag', params: { tag: `seen-${number}` } }],
  });
  const ruleId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const version = { schema: 'rule/1' as const, ruleId, version: 1, baseVersion: null, hash: `sha256:${'0'.repeat(64)}`, why: 'bench' };
  return { ...content, ...version };
}
