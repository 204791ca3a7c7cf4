import type { RuleContentInput, TicketEvent } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { RuleSet, type Decision } from '@casewright/rules';
import fc from 'fast-check';
import { compiledRule, factsOf, ImaginedDesk, outcomes } from '../../specs/imagined-desk';
import { ReplaySide } from './replay-side';
import { commandsIn, Replay } from './replay';

const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const tags = ['a', 'b', 'c'] as const;
const team = idFrom('team');

const leaf = fc.oneof(
  fc.constantFrom(...priorities).map((value) => ({ fact: 'ticket.priority', operator: 'equal', value })),
  fc.constantFrom(...tags).map((value) => ({ fact: 'ticket.tags', operator: 'containsAny', value: [value] })),
  fc.constant({ fact: 'ticket.teamId', operator: 'exists' }),
  fc.constant({ fact: 'ticket.priority', operator: 'changed' }),
  fc.constantFrom(...priorities).map((value) => ({ fact: 'before.priority', operator: 'equal', value })),
);
const conditions = fc.oneof(
  fc.array(leaf, { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
  fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
  leaf.map((not) => ({ not })),
);
const action = fc.oneof(
  fc.constantFrom(...priorities).map((to) => ({ type: 'ticket.set-priority', params: { to } })),
  fc.constantFrom(...tags).map((tag) => ({ type: 'ticket.add-tags', params: { tags: [tag] } })),
  fc.constantFrom(...tags).map((tag) => ({ type: 'ticket.remove-tags', params: { tags: [tag] } })),
  fc.constantFrom(team, null).map((to) => ({ type: 'ticket.assign-team', params: { to } })),
);
const actions = fc.array(action, { minLength: 1, maxLength: 2 }).map((list) => list.map((one, place) => ({ id: `a${place}`, ...one })));
const types = [
  'ticket.opened',
  'ticket.priority-changed',
  'ticket.tagged',
  'ticket.untagged',
  'ticket.team-assigned',
  'ticket.type-changed',
];
const once = fc.constantFrom('none' as const, 'per-version' as const, 'until-false' as const);
const triggerTypes = fc.oneof(fc.subarray(types, { minLength: 1 }), fc.constant(types));
const ruleParts = fc.record({ types: triggerTypes, conditions, actions, once, stop: fc.constantFrom('none' as const, 'phase' as const) });
type Parts = typeof ruleParts extends fc.Arbitrary<infer P> ? P : never;

/** Rules that react to people alone: what rules do starts nothing, as nothing that a draft would have done starts anything in a replay. */
const toPeople = (parts: Parts, name: string): RuleContentInput => ({
  name,
  order: { phase: 'intake', rank: name },
  trigger: { kind: 'event', types: parts.types, actors: { exclude: ['rule'] } },
  conditions: parts.conditions,
  actions: parts.actions,
  stop: parts.stop,
  guards: { once: parts.once },
});
const toAll = (parts: Parts, name: string): RuleContentInput => ({
  ...toPeople(parts, name),
  trigger: { kind: 'event', types: parts.types },
});

/** What people do is stated in full, so that they do the same whatever the rules made of the ticket. */
const deed: fc.Arbitrary<TicketEvent> = fc.oneof(
  fc.constantFrom(...priorities).map((to) => ({ type: 'ticket.priority-changed', data: { from: 'normal', to } }) as const),
  fc.constantFrom(...tags).map((tag) => ({ type: 'ticket.tagged', data: { tag } }) as const),
  fc.constantFrom(...tags).map((tag) => ({ type: 'ticket.untagged', data: { tag } }) as const),
  fc.constantFrom(team, null).map((to) => ({ type: 'ticket.team-assigned', data: { from: null, to } }) as const),
  fc.constantFrom('task', 'incident').map((to) => ({ type: 'ticket.type-changed', data: { from: 'question', to } }) as TicketEvent),
);
const deeds = fc.array(deed, { minLength: 1, maxLength: 8 });

function live(set: RuleSet, what: readonly TicketEvent[]): ImaginedDesk {
  const desk = new ImaginedDesk(set);
  desk.react();
  for (const [place, one] of what.entries()) desk.happens(one, place + 1);
  return desk;
}

/** What another set of rules would have decided on the history of a desk, by the events. */
function replayed({ stream, runs, set: lived }: ImaginedDesk, side: ReplaySide): ReadonlyMap<string, readonly Decision[]> {
  const replay = new Replay();
  const known = new Set([...lived.rules, ...side.set.rules].map(({ document }) => document.ruleId));
  const decided = new Map<string, readonly Decision[]>();
  const { commands, rest } = commandsIn(stream.events);
  for (const command of [...commands, rest]) {
    side.pass(command);
    for (const moment of replay.step(command)) {
      const { eventId } = moment.event;
      const recorded = runs.filter((run) => run.eventId === eventId && known.has(run.ruleId));
      decided.set(eventId, side.decide(moment, factsOf(stream.events, eventId).facts, recorded));
    }
  }
  return decided;
}

const byPeople = ({ stream }: ImaginedDesk) => stream.events.filter(({ meta }) => meta.actor.kind === 'user');
const setOf = (parts: readonly Parts[], form: typeof toAll, prefix = 'r'): RuleSet =>
  new RuleSet(parts.map((one, place) => compiledRule(form(one, `${prefix}${place}`))));
const ruleList = fc.array(ruleParts, { minLength: 1, maxLength: 3 });

describe('a set of rules on its way along recorded history', () => {
  it('decides as it did, where it is the one that was live', () => {
    let fired = 0;
    fc.assert(
      fc.property(ruleList, deeds, (parts, what) => {
        const set = setOf(parts, toAll);
        const desk = live(set, what);
        const side = new ReplaySide(set);
        for (const [eventId, decisions] of replayed(desk, side)) {
          expect(outcomes(decisions)).toEqual(outcomes(desk.decided.get(eventId) ?? []));
          fired += outcomes(decisions).length;
        }
        expect(side.leftOut).toBe(0);
      }),
      { numRuns: 300 },
    );
    expect(fired).toBeGreaterThan(300);
  });

  it('decides on what people do as it would have, had it been live: it sees what it would have changed, and not what others changed in its place', () => {
    let differences = 0;
    fc.assert(
      fc.property(ruleList, ruleList, deeds, (lived, imagined, what) => {
        const desk = live(setOf(lived, toPeople), what);
        const wanted = live(setOf(imagined, toPeople), what);
        // The rules of one place are two versions of one rule; where one desk has more, the other has not got the rule.
        const decided = replayed(desk, new ReplaySide(wanted.set));
        const events = byPeople(wanted);
        for (const [place, event] of byPeople(desk).entries()) {
          const would = outcomes(wanted.decided.get(events[place]?.eventId ?? '') ?? []);
          expect(outcomes(decided.get(event.eventId) ?? [])).toEqual(would);
          if (JSON.stringify(would) !== JSON.stringify(outcomes(desk.decided.get(event.eventId) ?? []))) differences += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(differences).toBeGreaterThan(300);
  });
});
