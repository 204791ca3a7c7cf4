import { escalationsStream, RuleDirectory, type ChainNodeView, type ChainView } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { missing, type Actor, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { eventLabel } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { chainOf, runNode, type ChainEvent, type ChainNode } from '../../domain/chain';
import type { DecisionRecord } from '../../domain/decision-record';
import { DirectoryNames } from '../rules/directory-names';

const mostEvents = 500;

type Run = Pick<DecisionRecord, 'id' | 'ruleId' | 'ruleName' | 'ruleVersion' | 'eventId' | 'outcome' | 'reason' | 'at' | 'depth'>;
type Event = ChainEvent & Pick<Stored, 'type' | 'meta'>;

/** What one thing led to on a ticket: events, the rules that were asked about them, and what these did. */
@Injectable()
export class Chains {
  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    private readonly names: DirectoryNames,
    private readonly rules: RuleDirectory,
  ) {}

  async ofTicket(ticketId: string, correlationId: string, focusId: string | null = null): Promise<ChainView> {
    const events = await this.events(ticketId, correlationId);
    if (events.length === 0) throw missing();
    const nodes = chainOf(events.map(eventOf), await this.runs(ticketId, correlationId));
    const nameOf = await this.actorNames(events.map(({ meta }) => meta.actor));
    return { correlationId, focusId, nodes: nodes.map((node) => nodeView(node, nameOf)) };
  }

  /** The chain that a decision stands in. */
  ofDecision({ id, ticketId, correlationId }: Pick<DecisionRecord, 'id' | 'ticketId' | 'correlationId'>): Promise<ChainView> {
    return this.ofTicket(ticketId, correlationId, runNode(id));
  }

  /** Of the ticket and of its escalations, as they happened. */
  private async events(ticketId: string, correlationId: string): Promise<Stored[]> {
    const streams = await Promise.all([ticketId, escalationsStream(ticketId)].map((id) => this.store.readStream(id)));
    const chain = streams.flat().filter(({ meta }) => meta.correlationId === correlationId);
    return chain.sort((left, right) => (left.meta.at < right.meta.at ? -1 : left.meta.at > right.meta.at ? 1 : 0)).slice(0, mostEvents);
  }

  private runs(ticketId: string, correlationId: string): Promise<Run[]> {
    return this.database.query<Run & Record<string, unknown>>(
      `select id, rule_id as "ruleId", rule_name as "ruleName", rule_version as "ruleVersion", event_id as "eventId", outcome, reason, depth,
         to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from automation.decisions where ticket_id = $1 and correlation_id = $2 and outcome <> 'no-match' and outcome <> 'trigger-rejected'
       order by event_version, ordinal limit 1000`,
      [ticketId, correlationId],
    );
  }

  private async actorNames(actors: readonly Actor[]): Promise<(actor: Actor) => string> {
    const people = actors.filter(({ kind }) => kind === 'customer').map(({ id }) => ({ kind: 'person', id }));
    const [known, customers, rules] = await Promise.all([
      this.names.actors(actors),
      this.names.names(people),
      this.rules.names(actors.filter(({ kind }) => kind === 'rule').map(({ id }) => id)),
    ]);
    return (actor) => rules.get(actor.id) ?? customers.get(actor.id) ?? known(actor).name;
  }
}

const eventOf = ({ eventId, version, type, meta }: Stored): Event => ({
  eventId,
  version,
  type,
  meta,
  causationId: meta.causationId,
  actor: meta.actor,
});

function nodeView({ id, parentId, level, what }: ChainNode<Event, Run>, nameOf: (actor: Actor) => string): ChainNodeView {
  const place = { id, parentId, level, kind: what.kind };
  if (what.kind === 'event') {
    const { type, meta } = what.event;
    const { actor } = meta;
    const actorView = { kind: actor.kind, id: actor.id, version: actor.version ?? null, name: nameOf(actor) };
    return { ...place, label: eventLabel(type), at: meta.at, actor: actorView, depth: meta.depth, run: null };
  }
  const { id: decisionId, ruleId, ruleName, ruleVersion, outcome, reason, at, depth } = what.run;
  return { ...place, label: ruleName, at, actor: null, depth, run: { decisionId, ruleId, version: ruleVersion, outcome, reason } };
}
