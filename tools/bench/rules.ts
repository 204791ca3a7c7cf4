import { ActionRegistry, compileRule, defineAction, evaluateSet, RuleSet, ticketCatalog, type CompiledRule } from '@casewright/rules';
import { z } from 'zod';
import { Random } from '../demo/random';
import { percentile, rounded } from './measure';
import { eventTypes, readerOf, ticketEvent, type TicketEventFacts } from './rules/desk';
import { ruleDocument } from './rules/make-rules';
import { jsonRulesEngine, zenEngine, type Peer } from './rules/peers';
import { recordedHistory, replaySeconds } from './rules/replay';
import { tracePercent } from './rules/tracing';

const tickets = 4000;
const now = Date.parse('2026-03-02T10:00:00Z');
const seed = 20_260_302;
/** json-rules-engine takes a fifth of a second for an event at 5,000 rules: so many events fit into a few seconds. */
const jsonRulesEngineBudget = 100_000;
const sizes = [100, 1000, 5000] as const;
const recordedEvents = 10_000;

const addTag = defineAction({
  type: 'bench.tag',
  label: 'Add a tag',
  permission: 'ticket.edit',
  params: z.strictObject({ tag: z.string() }),
  parameters: [],
  reversible: true,
  external: false,
  writes: ['tags'],
  plan: ({ tag }, { ticketId }) => ({
    changes: [{ field: 'tags', before: [], after: [tag] }],
    commands: [{ key: '', message: { type: 'ticket.tag', data: { ticketId, tag } } }],
    facts: {},
  }),
});

const language = { catalog: ticketCatalog, actions: new ActionRegistry([addTag]), eventTypes: [...eventTypes] };

/** Microseconds of processor time and of the clock that an event takes, with the trace of each rule that fires, next to two peers on the same rules. */
export async function run(): Promise<Record<string, number>> {
  const random = new Random(seed);
  const events = Array.from({ length: tickets }, () => ticketEvent(random, now));
  const rules = Array.from({ length: sizes[2] }, (_, number) => compiled(random, number));
  const rows: Record<string, Row> = {};
  for (const size of sizes) rows[size] = await measureSize(rules.slice(0, size), events);
  console.table(rows);
  const history = recordedHistory(random, recordedEvents, now);
  const backtests = [1, 1000].map((size) => rounded(replaySeconds(rules.slice(0, size), history), 2));
  console.log(`Backtest of ${recordedEvents} events: ${backtests.join(' s with 1 rule, ')} s with 1,000 rules`);
  const asked = events.map((event, index) => ({ event: about(event, index), facts: () => readerOf(event, now) }));
  const tracing = rounded(tracePercent(new RuleSet(rules.slice(0, 1000)), asked), 1);
  console.log(`Traces take ${tracing} % of evaluating 1,000 rules`);
  const compiling = compileTimes(random);
  console.log(`Compiled: one rule in ${compiling.compile_one_ms} ms, 5,000 in ${compiling.compile_5000_ms} ms`);
  const [small, middle, large] = sizes.map((size) => rows[size] ?? noRow);
  return {
    jre_ratio_100: (small ?? noRow)['times json-rules-engine'],
    jre_ratio_1000: (middle ?? noRow)['times json-rules-engine'],
    jre_ratio_5000: (large ?? noRow)['times json-rules-engine'],
    zen_ratio_1000: (middle ?? noRow)['times zen'],
    zen_ratio_5000: (large ?? noRow)['times zen'],
    cpu_us_1000: (middle ?? noRow)['µs of processor'],
    p99_ms_1000: (middle ?? noRow)['p99 ms'],
    p99_ms_5000: (large ?? noRow)['p99 ms'],
    trace_percent_1000: tracing,
    backtest_10000_x1_s: backtests[0] ?? 0,
    backtest_10000_x1000_s: backtests[1] ?? 0,
    ...compiling,
  };
}

const noRow = {
  'rules that fire': 0,
  'µs of processor': 0,
  'p99 ms': 0,
  'json-rules-engine µs': 0,
  'zen µs': 0,
  'times json-rules-engine': 0,
  'times zen': 0,
};
type Row = typeof noRow;

function compiled(random: Random, number: number): CompiledRule {
  const result = compileRule(ruleDocument(random, number), language);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.rule;
}

/** Milliseconds by the clock; of one rule the slowest in a hundred of different ones. */
function compileTimes(random: Random): { readonly compile_one_ms: number; readonly compile_5000_ms: number } {
  const documents = Array.from({ length: sizes[2] }, (_, number) => ruleDocument(random, number));
  const one = documents.map((document) => clocked(() => void compileRule(document, language)));
  const all = clocked(() => void documents.map((document) => compileRule(document, language)));
  return { compile_one_ms: rounded(percentile(one, 99), 3), compile_5000_ms: rounded(all, 1) };
}

function clocked(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

async function measureSize(rules: readonly CompiledRule[], events: readonly TicketEventFacts[]): Promise<Row> {
  const set = new RuleSet(rules);
  const ours = (event: TicketEventFacts, index: number) => fire(set, event, index);
  for (let warmUp = 0; warmUp < 3; warmUp += 1) await timed(events, ours);
  const own = await timed(events, ours);
  const fewer = events.slice(0, Math.min(events.length, Math.ceil(jsonRulesEngineBudget / rules.length)));
  const reference = await timedPeer(fewer, jsonRulesEngine(rules));
  const zen = await timedPeer(events, zenEngine(rules));
  return {
    'rules that fire': rounded(own.fired / events.length),
    'µs of processor': rounded(own.processor, 1),
    'p99 ms': rounded(own.p99, 3),
    'json-rules-engine µs': Math.round(reference.processor),
    'zen µs': Math.round(zen.processor),
    'times json-rules-engine': Math.round(reference.processor / own.processor),
    'times zen': rounded(zen.processor / own.processor, 1),
  };
}

const about = ({ type }: TicketEventFacts, index: number) => ({ eventId: `e${index}`, type, ticketId: `t${index}`, depth: 0 });

function fire(set: RuleSet, event: TicketEventFacts, index: number): Promise<number> {
  const decisions = evaluateSet(set, readerOf(event, now), about(event, index));
  return Promise.resolve(decisions.filter(({ outcome, tree }) => outcome === 'fired' && tree !== null).length);
}

async function timedPeer(events: readonly TicketEventFacts[], peer: Peer) {
  for (const event of events.slice(0, 5)) await peer(event);
  return timed(events, peer);
}

/** `processor`: µs an event. `p99`: ms by the clock. */
async function timed(events: readonly TicketEventFacts[], work: (event: TicketEventFacts, index: number) => Promise<number>) {
  const walls: number[] = [];
  let fired = 0;
  const begun = process.cpuUsage();
  for (const [index, event] of events.entries()) {
    const started = performance.now();
    fired += await work(event, index);
    walls.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(begun);
  return { fired, processor: (user + system) / events.length, p99: percentile(walls, 99) };
}
