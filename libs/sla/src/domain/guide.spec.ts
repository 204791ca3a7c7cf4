import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SlaTarget, StatusCategory } from '@casewright/contracts';
import { hoursIn } from './business-time/calendar-hours';
import type { Clock } from './clock/clock';
import { breachLevelOf, stateOf } from './clock/clock-state';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import { elapsedAt } from './clock/ledger';
import {
  definitionOf,
  examplesIn,
  guideOffice,
  instantOf,
  minutesOf,
  organisations,
  policyOf,
  priorityOf,
  type GuideExample,
} from './testing/guide-examples';
import { slaClock } from './sla-clock.process';
import * as story from './testing/ticket-story';

const examples = examplesIn(readFileSync(resolve(__dirname, '../../../../docs/guides/sla.md'), 'utf8'));
const office = [guideOffice];
const hours = hoursIn(office);
const teams: Readonly<Record<string, string>> = { A: '018f0000-0000-7000-8000-0000000000a1', B: '018f0000-0000-7000-8000-0000000000a2' };

/** Plays an example line by line. */
class Play {
  private state: ClocksState = noClocksYet;
  private version = 0;
  private ownVersion = 0;

  constructor(
    private policy: GuideExample['policy'],
    private readonly first: GuideExample['first'],
  ) {}

  happens(words: string, at: number): void {
    const [, effect, promise = ''] = /^the promise changes \((remaining-time|recompute)\): (.+)$/.exec(words) ?? [];
    const [, target, minutes = ''] = /^([\w-]+) is credited (.+)$/.exec(words) ?? [];
    if (effect === 'remaining-time' || effect === 'recompute') {
      this.policy = policyOf([definitionOf(promise)], this.policy.version + 1);
      this.takeOwn(story.termsChanged(effect, at), at);
    } else if (target) {
      const { clock } = this.state.tracks[SlaTarget.parse(target)];
      this.takeOwn(story.credited(SlaTarget.parse(target), clock?.episode ?? 1, minutesOf(minutes), at), at);
    } else if (words.startsWith('snoozed') || words.startsWith('a message of it')) {
      // The clocks do not even hear of it.
      expect(slaClock.follows).not.toContain(words.startsWith('snoozed') ? 'ticket.snoozed' : 'ticket.split');
    } else this.stepTicket(words, at);
  }

  private stepTicket(words: string, at: number): void {
    // Another ticket: what follows is about its clocks.
    if (words.startsWith('a follow-up')) [this.state, this.version, this.ownVersion] = [noClocksYet, 0, 0];
    this.step(story.stored(bodyOf(words), (this.version += 1), at), at);
  }

  /** How the clock of a target stands at a time, in the words of the guide. */
  stands(target: string, at: number): string {
    this.step({ type: 'process.woken', at: new Date(at).toISOString() }, at);
    const { clock } = this.state.tracks[SlaTarget.parse(target)];
    return clock ? wordsOf(clock, at) : 'no clock';
  }

  private takeOwn(body: Parameters<typeof story.storedOwn>[0], at: number): void {
    this.step(story.storedOwn(body, (this.ownVersion += 1), at), at);
  }

  private step(input: Parameters<typeof story.step>[1], at: number): void {
    this.state = story.step(this.state, input, at, [...this.first, this.policy], office).state;
  }
}

const takenOver = (words: string) =>
  story.takenOver(words.includes('answered there'), words.includes('open question'), words.includes('closed') ? 'closed' : 'open');

function bodyOf(words: string) {
  if (words.startsWith('taken over')) return takenOver(words);
  if (words.startsWith('opened') || words.startsWith('a follow-up')) return openedAs(words);
  if (words.startsWith('the requester')) return requesterOf(words.split(' ').at(-1) ?? '');
  if (words.startsWith('an agent replies')) return story.commented();
  if (words.startsWith('an agent notes')) return story.commented({ visibility: 'internal' });
  if (words.startsWith('the customer writes')) return story.commented({ authorKind: 'customer' });
  if (words.startsWith('merged into')) return story.merged();
  if (words.startsWith('another ticket')) return story.absorbed(words.includes('open question'));
  if (words.startsWith('priority')) return story.priorityChanged(priorityOf(words));
  if (words.startsWith('team')) return story.teamAssigned(teams[words.split(' ').at(-1) ?? ''] ?? null);
  return story.statusChanged(StatusCategory.parse(words));
}

function openedAs(words: string) {
  const body = story.opened(words.includes('urgent') ? 'urgent' : 'normal');
  if (body.type !== 'ticket.opened') return body;
  const followsUp = words.startsWith('a follow-up') ? story.ticketId : null;
  return { ...body, data: { ...body.data, followsUp, channel: words.includes('API') ? ('api' as const) : ('mail' as const) } };
}

const requesterOf = (organisation: string) => ({
  type: 'ticket.requester-changed' as const,
  data: { from: story.ticketId, to: story.ticketId, fromOrganisationId: null, toOrganisationId: organisations[organisation] ?? null },
});

function wordsOf(clock: Clock, at: number): string {
  const counted = Math.round((elapsedAt(clock.ledger, at, hours) - clock.creditMs) / story.minute);
  const parts = [clock.episode > 1 ? `episode ${clock.episode}` : '', stateWords(clock), `${durationWords(counted)} counted`];
  const due = clock.stopped === null && clock.dueAt !== null ? `due ${timeWords(clock.dueAt)}` : '';
  return [...parts, due].filter((part) => part !== '').join(', ');
}

function stateWords(clock: Clock): string {
  const level = breachLevelOf(clock);
  if (clock.phase === 'met') return clock.late ? 'met late' : 'met';
  if (level > 1) return `breached to level ${level}`;
  const warned = clock.warnedAts.some((given) => given !== null) && clock.breachedAt === null && clock.phase === 'running';
  return `${stateOf(clock) ?? 'cancelled'}${warned ? ' and warned' : ''}`;
}

const durationWords = (minutes: number): string => {
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const words = [whole > 0 ? `${whole} h` : '', rest > 0 || whole === 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ');
  return minutes < 0 ? `-${words}` : words;
};

function timeWords(at: number): string {
  const date = new Date(at);
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()] ?? '';
  const words = `${day} ${date.toISOString().slice(11, 16)}`;
  return at === instantOf(words) ? words : `next ${words}`;
}

describe('the examples of the guide to SLA', () => {
  it('are there for every target', () => {
    const text = examples.flatMap(({ policy }) => policy.content.targets.map(({ target }) => target));
    expect([...new Set(text)].sort()).toEqual([...SlaTarget.options].sort());
  });

  it.each(examples.map((example) => [example.title, example] as const))('%s', (_, { policy, first, lines }) => {
    const play = new Play(policy, first);
    for (const { at, words } of lines) {
      const [, target, expected] = /^→ ([\w-]+): (.+)$/.exec(words) ?? [];
      if (target) expect(`${target}: ${play.stands(target, at)}`).toBe(`${target}: ${expected}`);
      else play.happens(words, at);
    }
  });
});
