import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { eventTypesOf } from '@casewright/contracts';
import { operators, type CompiledCondition, type CompiledRule } from '@casewright/rules';
import type { TicketEventFacts } from './desk';

/** How many rules hold on an event. */
export type Peer = (event: TicketEventFacts) => Promise<number>;

/** json-rules-engine as its documentation sets it up: one engine with all rules, one run an event, the event's type as a first condition. */
export function jsonRulesEngine(rules: readonly CompiledRule[]): Peer {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, test } of operators) if (test) engine.addOperator(id, test);
  for (const { conditions, document } of rules) {
    const ofType = { fact: 'event.type', operator: 'in', value: eventTypesOf(document.trigger) };
    engine.addRule({ conditions: { all: [ofType, toJson(conditions)] }, event: { type: document.ruleId } } as RuleProperties);
  }
  return async ({ values }) => (await engine.run({ ...values })).results.length;
}

function toJson(condition: CompiledCondition): object {
  if (condition.kind === 'leaf') return { fact: condition.fact.id, operator: condition.operator.id, value: condition.operand };
  const children = condition.children.map(toJson);
  return { [condition.kind]: condition.kind === 'not' ? children[0] : children };
}

/** The part of @gorules/zen-engine 0.54 that is measured. It is installed in this folder only. */
interface ZenLibrary {
  readonly ZenEngine: new () => { createDecision(content: object): { evaluate(context: object): Promise<{ result: readonly unknown[] }> } };
  readonly ZenDecisionContent: new (graph: object) => object;
}

/** zen-engine, compiled beforehand, its rules as rows of one decision table that collects what holds; the event's type is a column of its own. */
export function zenEngine(rules: readonly CompiledRule[]): Peer {
  const { ZenEngine, ZenDecisionContent } = createRequire(resolve('tools/bench/package.json'))('@gorules/zen-engine') as ZenLibrary;
  const rows = rules.map(({ conditions, document: { ruleId, trigger } }) => ({
    _id: ruleId,
    type: eventTypesOf(trigger)
      .map((type) => JSON.stringify(type))
      .join(', '),
    when: expression(conditions),
    then: JSON.stringify(ruleId),
  }));
  const table = {
    hitPolicy: 'collect',
    inputs: [
      { id: 'type', name: 'Type', field: 'event_type' },
      { id: 'when', name: 'When' },
    ],
    outputs: [{ id: 'then', name: 'Then', field: 'rule' }],
    rules: rows,
  };
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 0, y: 0 }, content: table },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
  ];
  const edges = [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
  ];
  const content = new ZenDecisionContent({ contentType: 'application/vnd.gorules.decision', nodes, edges });
  const decision = new ZenEngine().createDecision(content);
  return async ({ values }) => (await decision.evaluate(flat(values))).result.length;
}

const flatName = (fact: string): string => fact.replace('.', '_');
const flat = (values: object): object => Object.fromEntries(Object.entries(values).map(([fact, value]) => [flatName(fact), value]));

function expression(condition: CompiledCondition): string {
  if (condition.kind !== 'leaf') return group(condition.kind, condition.children.map(expression));
  const { fact, operator, operand } = condition;
  const [left, right] = [flatName(fact.id), JSON.stringify(operand)];
  switch (operator.id) {
    case 'equal':
      return `(${left} == ${right})`;
    case 'notEqual':
      return `(${left} != ${right})`;
    case 'in':
      return `(${left} in ${right})`;
    case 'containsAny':
      return `(${left} != null and some(${left}, # in ${right}))`;
    case 'greaterThan':
      return `(${left} != null and ${left} > ${right})`;
    case 'lessThanInclusive':
      return `(${left} != null and ${left} <= ${right})`;
    case 'textContains':
      return `(${left} != null and contains(${left}, ${right}))`;
    case 'exists':
      return `(${left} != null)`;
    default:
      throw new Error(`The bench's rules do not use ${operator.id}`);
  }
}

const group = (kind: 'all' | 'any' | 'not', parts: readonly string[]): string =>
  kind === 'not' ? `(not ${parts.join()})` : `(${parts.join(kind === 'all' ? ' and ' : ' or ')})`;
