import {
  escalationsStream,
  RuleDirectory,
  TicketVisibility,
  UserDirectory,
  type ActorView,
  type EscalationEvent,
  type EscalationView,
  type TicketEscalations,
} from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { missing, type Actor, type Principal, type Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { namedBy, namedIn, type NamedIds } from '../../domain/named-by';
import { LadderVersions, type LadderVersion } from '../ladders/ladder-versions.query';
import { storiesOf, type EscalationStory } from './escalation-story';

const mostShown = 50;

/** The escalations of a ticket with everything that explains them, from their stream. */
@Injectable()
export class TicketEscalationsQuery {
  constructor(
    private readonly store: EventStore,
    private readonly ladders: LadderVersions,
    private readonly users: UserDirectory,
    private readonly rules: RuleDirectory,
    private readonly visibility: TicketVisibility,
  ) {}

  async of(principal: Principal, ticketId: string): Promise<TicketEscalations> {
    await this.requireVisible(principal, ticketId);
    const stream = (await this.store.readStream(escalationsStream(ticketId))) as readonly Stored<EscalationEvent>[];
    const stories = [...storiesOf(stream)].sort(runningFirst).slice(0, mostShown);
    const ladders = await Promise.all(stories.map(({ ladderId, ladderVersion }) => this.ladders.version(ladderId, ladderVersion)));
    const names = await this.names(stories.map((story, place) => idsOf(story, ladders[place] ?? null)));
    const actorOf = await this.actors(stories.flatMap(({ startedBy, ended }) => [startedBy, ...(ended ? [ended.by] : [])]));
    return { items: stories.map((story, place) => viewOf(story, ladders[place] ?? null, actorOf)), names };
  }

  async requireVisible(principal: Principal, ticketId: string): Promise<void> {
    if (!(await this.visibility.canSee(principal, ticketId))) throw missing();
  }

  private async names(ids: readonly NamedIds[]): Promise<Record<string, string>> {
    const teams = await this.users.teams([...new Set(ids.flatMap(({ teamIds }) => teamIds))]);
    const users = await this.users.users([...new Set(ids.flatMap(({ userIds }) => userIds))]);
    return Object.fromEntries([...teams, ...users].map(([id, { name }]) => [id, name]));
  }

  private async actors(actors: readonly Actor[]): Promise<(actor: Actor) => ActorView> {
    const of = (kind: Actor['kind']) => [...new Set(actors.flatMap((actor) => (actor.kind === kind ? [actor.id] : [])))];
    const users = await this.users.users(of('user'));
    const rules = await this.rules.names(of('rule'));
    return ({ kind, id, version }) => ({
      ...{ kind, id, version: version ?? null },
      name: users.get(id)?.name ?? rules.get(id) ?? unknown[kind] ?? 'Casewright',
    });
  }
}

const unknown: Partial<Readonly<Record<Actor['kind'], string>>> = { user: 'Former user', rule: 'A rule' };

/** What runs, and then the latest. */
const runningFirst = (left: EscalationStory, right: EscalationStory): number =>
  Number(right.state === 'running') - Number(left.state === 'running') || right.startedAt.localeCompare(left.startedAt);

function idsOf({ climbed }: EscalationStory, ladder: LadderVersion | null): NamedIds {
  const planned = namedBy(ladder?.content.steps ?? []);
  const done = namedIn(climbed.flatMap(({ effects }) => effects));
  return { teamIds: [...planned.teamIds, ...done.teamIds], userIds: [...planned.userIds, ...done.userIds] };
}

function viewOf(story: EscalationStory, ladder: LadderVersion | null, actorOf: (actor: Actor) => ActorView): EscalationView {
  const { id, state, startedAt, ended, note, because, dueAt, climbed } = story;
  const contents = ladder?.content.steps ?? [];
  return {
    id,
    ladder: { id: story.ladderId, name: ladder?.content.name ?? '', version: story.ladderVersion },
    ...{ state, startedAt, note, because },
    startedBy: actorOf(story.startedBy),
    steps: contents.map((content, place) => ({
      content,
      dueAt: dueAt[place] ?? startedAt,
      climbedAt: climbed[place]?.at ?? null,
      effects: [...(climbed[place]?.effects ?? [])],
    })),
    nextDueAt: state === 'running' ? (dueAt[climbed.length] ?? null) : null,
    ended: ended && { at: ended.at, by: actorOf(ended.by) },
  };
}
