import { Random } from './random';
import { models, places, topics, type Topic } from './topics';

export type TeamKey = Topic['team'];

export interface DemoAgent {
  readonly id: string;
  readonly team: TeamKey;
}

/** One thing that somebody did at a time; `ticket` counts from 0. */
export type DemoAction = { readonly at: Date; readonly ticket: number } & (
  | { readonly do: 'open'; readonly person: number; readonly topic: Topic; readonly subject: string; readonly message: string }
  | { readonly do: 'take'; readonly agent: DemoAgent }
  | { readonly do: 'answer'; readonly agent: DemoAgent; readonly text: string }
  | { readonly do: 'note'; readonly agent: DemoAgent; readonly text: string }
  | { readonly do: 'customer'; readonly text: string }
  | { readonly do: 'status'; readonly agent: DemoAgent; readonly to: string }
  | { readonly do: 'severity'; readonly agent: DemoAgent; readonly to: 'S1' | 'S2' | 'S3' | 'S4' }
);

export interface ScenarioOptions {
  readonly seed: number;
  readonly until: Date;
  readonly days: number;
  readonly tickets: number;
  readonly people: number;
  readonly agents: readonly DemoAgent[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** What happened at the demo company, in order of time. The same options give the same story. */
export function writeScenario(options: ScenarioOptions): DemoAction[] {
  const random = new Random(options.seed);
  const actions = Array.from({ length: options.tickets }, (_, ticket) => lifeOf(ticket, options, random)).flat();
  return actions
    .filter((action) => action.at < options.until)
    .sort((left, right) => left.at.getTime() - right.at.getTime() || left.ticket - right.ticket);
}

function lifeOf(ticket: number, options: ScenarioOptions, random: Random): DemoAction[] {
  const topic = random.pick(topics);
  const fill = (text: string) => text.replaceAll('{place}', place).replaceAll('{model}', model);
  const place = random.pick(places);
  const model = random.pick(models);
  const opened = openingTime(ticket, options, random);
  // What came in within the last day may still wait for somebody to take it.
  const isFresh = opened.getTime() > options.until.getTime() - day;
  const team = options.agents.filter((agent) => agent.team === topic.team);
  const open: DemoAction = {
    do: 'open',
    at: opened,
    ticket,
    topic,
    person: random.between(0, options.people - 1),
    subject: fill(topic.subject),
    message: `Hello,\n\n${fill(topic.message)}\n\nKind regards`,
  };
  return [open, ...workOn(ticket, opened, isFresh, random.pick(team), topic, fill, random)];
}

/** Spread over the days, mostly in working hours; the last tickets are from this morning. */
function openingTime(ticket: number, { until, days, tickets }: ScenarioOptions, random: Random): Date {
  const start = until.getTime() - days * day;
  const even = start + ((ticket + random.next()) / tickets) * days * day;
  const midnight = Math.floor(even / day) * day;
  const wished = random.chance(0.85) ? midnight + 7 * hour + random.next() * 9 * hour : midnight + random.next() * day;
  return new Date(Math.min(Math.max(wished, start), until.getTime() - random.between(1, 90) * 60_000));
}

function workOn(
  ticket: number,
  opened: Date,
  isFresh: boolean,
  agent: DemoAgent,
  topic: Topic,
  fill: (text: string) => string,
  random: Random,
): DemoAction[] {
  let time = opened.getTime();
  const later = (fromHours: number, toHours: number) => new Date((time += (fromHours + random.next() * (toHours - fromHours)) * hour));
  const actions: DemoAction[] = [];
  if (isFresh && random.chance(0.5)) return actions;
  actions.push({ do: 'take', at: later(0.1, 1.5), ticket, agent });
  if (random.chance(0.15)) actions.push({ do: 'severity', at: later(0.02, 0.1), ticket, agent, to: random.pick(['S2', 'S3'] as const) });
  if (random.chance(0.4)) actions.push({ do: 'note', at: later(0.05, 0.5), ticket, agent, text: fill(topic.note) });
  actions.push({ do: 'answer', at: later(0.1, 4), ticket, agent, text: fill(topic.answer) });
  if (random.chance(0.05)) return [...actions, { do: 'status', at: later(0.01, 0.1), ticket, agent, to: 'on-hold' }];
  actions.push({ do: 'status', at: later(0.01, 0.02), ticket, agent, to: 'pending' });
  if (random.chance(0.3)) return [...actions, ...finish(ticket, agent, later, random)];
  actions.push({ do: 'customer', at: later(1, 30), ticket, text: fill(topic.followUp) });
  if (isFresh && random.chance(0.3)) return actions;
  actions.push({
    do: 'answer',
    at: later(0.2, 5),
    ticket,
    agent,
    text: 'Thank you, that helps. We have what we need and will take care of it.',
  });
  return [...actions, ...finish(ticket, agent, later, random)];
}

function finish(ticket: number, agent: DemoAgent, later: (from: number, to: number) => Date, random: Random): DemoAction[] {
  const solved: DemoAction = { do: 'status', at: later(2, 24), ticket, agent, to: 'solved' };
  if (random.chance(0.08)) {
    const back: DemoAction = { do: 'customer', at: later(2, 20), ticket, text: 'I am afraid it is back, exactly as before.' };
    return [solved, back, { do: 'status', at: later(3, 20), ticket, agent, to: 'solved' }];
  }
  return random.chance(0.5) ? [solved, { do: 'status', at: later(48, 96), ticket, agent, to: 'closed' }] : [solved];
}
