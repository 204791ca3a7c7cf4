import { ticketLanguage } from '@casewright/automation';
import type { RuleDocument } from '@casewright/contracts';
import { resolve } from 'node:path';
import { byOrder, compileContent, evaluate, FactReader, lintRules, type CompiledContent, type FactValues } from '@casewright/rules';
import { contentOf } from '../rule-file';
import { readRecipes, type Recipe } from './cookbook';

const recipes = readRecipes(resolve(__dirname, '../../../docs/cookbook'));

/** An ordinary ticket, opened by mail by a person. */
const ordinary: FactValues = {
  'ticket.number': 1042,
  'ticket.subject': 'A lamp',
  'ticket.firstMessage': 'Hello',
  'ticket.status': 'open',
  'ticket.statusCategory': 'open',
  'ticket.priority': 'normal',
  'ticket.type': 'question',
  'ticket.channel': 'mail',
  'ticket.tags': [],
  'ticket.commentCount': 1,
  'ticket.isFollowUp': false,
  'requester.name': 'Maria Lindqvist',
  'requester.emailDomain': 'cinema.example',
  'event.automatic': false,
  'event.actor': 'customer',
};

function compile({ rule }: Recipe): CompiledContent {
  const compiled = compileContent(contentOf(rule), ticketLanguage);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rule;
}

/** Times are written as texts, and are epoch milliseconds as facts. */
const valueOf = ([id, value]: [string, unknown]): [string, unknown] => [
  id,
  ticketLanguage.catalog.find(id)?.type === 'date' && typeof value === 'string' ? Date.parse(value) : value,
];

function documentOf({ rule }: Recipe, ruleId = 'recipe'): RuleDocument {
  return { ...contentOf(rule), schema: 'rule/1', ruleId, version: 1, baseVersion: null, hash: '', why: 'recipe' };
}

function decide(recipe: Recipe, example: Recipe['examples'][number]) {
  const document = {
    ...contentOf(recipe.rule),
    schema: 'rule/1' as const,
    ruleId: 'recipe',
    version: 1,
    baseVersion: null,
    hash: '',
    why: 'recipe',
  };
  const values: FactValues = {
    ...ordinary,
    'event.type': example.event ?? null,
    ...Object.fromEntries(Object.entries(example.facts).map(valueOf)),
  };
  const before = { ...values, ...example.before };
  const earlier = Object.entries(before).map(([id, value]) => [id.replace(/^ticket\./, 'before.'), value]);
  const facts = new FactReader(
    { ...values, ...(Object.fromEntries(earlier) as FactValues) },
    before,
    Date.parse(example.at ?? '2026-03-02T10:00:00Z'),
  );
  const event = { eventId: 'event', type: example.event ?? '', ticketId: 'ticket', depth: 0 };
  return evaluate({ ...compile(recipe), document }, facts, event, { explain: () => true }).decision;
}

describe.each(recipes.map(({ file, recipe }) => [file, recipe] as const))('%s', (_, recipe) => {
  it.each(recipe.examples.map((example) => [example.when, example] as const))('%s', (_when, example) => {
    const { outcome, changes, reason } = decide(recipe, example);
    expect([outcome, reason]).toEqual([example.outcome, outcome === 'fired' ? null : reason]);
    const after = Object.fromEntries(changes.map((change) => [change.field, change.after]));
    expect(after).toMatchObject(example.changes);
  });
});

it('none of them contradicts itself or keeps another one from running', () => {
  const rules = recipes.map(({ file, recipe }) => ({ ...compile(recipe), document: documentOf(recipe, file) })).sort(byOrder);
  const told = lintRules(rules, ticketLanguage.catalog).filter(({ kind }) => kind !== 'same-field');
  expect(told.map(({ kind, rule }) => [kind, rule.document.name])).toEqual([]);
});

it('there are twenty recipes, each in a place of its own', () => {
  expect(recipes).toHaveLength(20);
  expect(new Set(recipes.map(({ recipe: { rule } }) => `${rule.order.phase} ${rule.order.rank}`)).size).toBe(20);
});
