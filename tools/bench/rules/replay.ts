import { BacktestTally, commandsIn, Replay, ReplaySide } from '@casewright/automation';
import type { TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import { FactReader, RuleSet, ticketFacts, type CompiledRule, type TicketMoment } from '@casewright/rules';
import type { Random } from '../../demo/random';
import { channels, organisations, priorities, statuses, tags, teams, words } from './desk';

type Event = Stored<TicketEvent>;

const minute = 60_000;

/** A recorded history: tickets that are opened and worked on side by side, five events each. */
export function recordedHistory(random: Random, count: number, until: number): readonly Event[] {
  const begin = until - count * minute;
  const versions: number[] = [];
  return Array.from({ length: count }, (_, place) => {
    const isNew = place % 5 === 0;
    const ticket = isNew ? versions.length : random.between(Math.max(0, versions.length - 50), versions.length - 1);
    const version = (versions[ticket] ?? 0) + 1;
    versions[ticket] = version;
    const event = isNew ? opened(random, ticket) : worked(random);
    return stored(event, { ticket, version, place, at: begin + place * minute });
  });
}

function stored(event: TicketEvent, { ticket, version, place, at }: { ticket: number; version: number; place: number; at: number }): Event {
  const meta = {
    commandId: `c${place}`,
    actor: { kind: 'user' as const, id: 'somebody' },
    correlationId: `c${place}`,
    causationId: null,
    depth: 0,
  };
  return {
    ...event,
    eventId: `e${place}`,
    streamId: idFrom(`ticket ${ticket}`),
    category: 'ticket',
    version,
    position: { epoch: 1, xid: String(place), seq: String(place) },
    meta: { ...meta, at: new Date(at).toISOString() },
    recordedAt: new Date(at).toISOString(),
  };
}

const opened = (random: Random, number: number): TicketEvent => ({
  type: 'ticket.opened',
  data: {
    number: number + 1,
    subject: `${random.pick(words)} ${random.pick(words)} ${random.pick(words)}`,
    subjectId: 'person',
    requesterId: 'person',
    organisationId: random.pick(organisations),
    channel: random.pick(channels) as 'mail',
    type: 'question',
    priority: random.pick(priorities),
    severity: null,
    status: { id: 'new', category: 'new' },
    teamId: random.pick(teams),
    assigneeId: null,
    tags: [random.pick(tags), random.pick(tags)],
    followsUp: null,
  },
});

function worked(random: Random): TicketEvent {
  switch (random.between(0, 3)) {
    case 0:
      return { type: 'ticket.priority-changed', data: { from: 'normal', to: random.pick(priorities) } };
    case 1: {
      const id = random.pick(statuses);
      return { type: 'ticket.status-changed', data: { from: { id: 'new', category: 'new' }, to: { id, category: id } } };
    }
    case 2:
      return { type: 'ticket.team-assigned', data: { from: null, to: random.pick(teams) } };
    default:
      return { type: 'ticket.tagged', data: { tag: random.pick(tags) } };
  }
}

/** Seconds that a backtest of the first rule takes, with all the others live around it. Reading the log is not in it. */
export function replaySeconds(rules: readonly CompiledRule[], history: readonly Event[]): number {
  const begun = performance.now();
  const [draft] = rules;
  if (!draft) throw new Error('There is no rule to replay');
  const sides = { draft: new ReplaySide(new RuleSet(rules)), active: new ReplaySide(new RuleSet(rules)) };
  const tally = new BacktestTally(draft.document.ruleId, () => false);
  const replay = new Replay();
  const { commands, rest } = commandsIn(history);
  for (const command of [...commands, rest]) {
    for (const moment of replay.step(command)) decide(moment, sides, tally);
  }
  const { events, others } = tally.result();
  if (events !== history.length || others.length > 0) throw new Error('The same rules decided otherwise on the same events');
  return (performance.now() - begun) / 1000;
}

function decide(moment: TicketMoment, { draft, active }: Readonly<Record<'draft' | 'active', ReplaySide>>, tally: BacktestTally): void {
  for (const side of [draft, active]) side.pass(moment.together);
  if (!draft.waitsFor(moment.event.type) && !active.waitsFor(moment.event.type)) return tally.pass(1);
  const { values, before } = ticketFacts(moment, { requester: null, organisation: null });
  const facts = new FactReader(values, before, Date.parse(moment.event.meta.at));
  tally.add(moment, draft.decide(moment, facts, []), active.decide(moment, facts, []));
}
