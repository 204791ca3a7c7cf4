import { isImported, type OrganisationSummary, type PersonSummary, type TicketEvent } from '@casewright/contracts';
import { fold, type Stored } from '@casewright/kernel';
import type { RuleEvent } from '../engine/decision';
import type { WakeUp } from '../timed/wake-up';
import type { FactReader, FactValues } from './fact-reader';
import { beforeFact, trackedFacts } from './ticket-catalog';
import { ticketState, type TicketState } from './ticket-state';

type StoredTicketEvent = Stored<TicketEvent>;

/**
 * A ticket around one event. The events of one command happen together, so "after" is the state when the whole command was
 * stored: a ticket is opened with its first message, and a rule on `ticket.opened` can read both.
 */
export interface TicketMoment {
  readonly ticketId: string;
  /** Something that happened to the ticket, or that a rule woke up to look at it. */
  readonly event: StoredTicketEvent | Stored<WakeUp>;
  /** All events of the command that the event belongs to. */
  readonly together: readonly StoredTicketEvent[];
  readonly before: TicketState | null;
  readonly after: TicketState;
}

/** Null where the event is not in the stream, or the stream does not begin with the opening of a ticket. */
export function momentOf(stream: readonly StoredTicketEvent[], eventId: string): TicketMoment | null {
  const event = stream.find((candidate) => candidate.eventId === eventId);
  if (!event) return null;
  const together = stream.filter((other) => other.meta.commandId === event.meta.commandId);
  const first = together[0]?.version ?? event.version;
  const last = together.at(-1)?.version ?? event.version;
  const before = fold(
    ticketState,
    stream.filter((other) => other.version < first),
  );
  const after = fold(
    ticketState,
    stream.filter((other) => other.version >= first && other.version <= last),
    before,
  );
  return after && { ticketId: event.streamId, event, together, before, after };
}

/** The event of a moment, as rules are asked about it. */
export const ruleEventOf = ({ event, ticketId }: TicketMoment): RuleEvent => ({
  eventId: event.eventId,
  type: event.type,
  ticketId,
  depth: event.meta.depth,
  imported: isImported(event),
});

/** What the directories said about the people around the ticket. */
export interface Surroundings extends Requester {
  /** Whoever a rule may make the requester, by their ids. */
  readonly candidates?: ReadonlyMap<string, Requester>;
}

/** A person, and the organisation that they belong to. */
interface Requester {
  readonly requester: PersonSummary | null;
  readonly organisation: OrganisationSummary | null;
}

/** All facts of the catalog for one event, and the tracked ones as they were before it (null: the ticket did not exist). */
export function ticketFacts(moment: TicketMoment, around: Surroundings): { values: FactValues; before: FactValues | null } {
  const before = moment.before && tracked(moment.before);
  // One object after the other into the same one: spreading them all at once takes about ten times as long.
  const values: Record<string, unknown> = tracked(moment.after);
  Object.assign(values, untracked(moment.after));
  Object.assign(values, peopleFacts(around));
  Object.assign(values, eventFacts(moment));
  for (const [id, earlier] of earlierFacts) values[earlier] = before?.[id] ?? null;
  for (const [id, value] of Object.entries(moment.before?.fields ?? {})) values[beforeFact(id)] = value;
  for (const [id, candidate] of around.candidates ?? []) values[candidateFact(id)] = candidateFacts(id, candidate);
  return { values, before };
}

/** Where the facts wait that come with another requester. It is in no catalog, so no rule can ask for it. */
const candidateFact = (personId: string): string => `candidate:${personId}`;

const candidateFacts = (id: string, { requester, organisation }: Requester): FactValues => ({
  'ticket.requesterId': id,
  'ticket.organisationId': requester?.organisationId ?? null,
  ...peopleFacts({ requester, organisation }),
});

/** Every fact that goes with the requester. */
export const requesterFacts: readonly string[] = Object.keys(candidateFacts('', { requester: null, organisation: null }));

/** The facts of a ticket with another requester. What nobody has looked up of them is not known. */
export const factsWithRequester = (personId: string, facts: FactReader): FactValues =>
  (facts.value(candidateFact(personId)) as FactValues | undefined) ?? {
    ...Object.fromEntries(requesterFacts.map((id) => [id, undefined])),
    'ticket.requesterId': personId,
  };

const earlierFacts = trackedFacts.map((id) => [id, beforeFact(id)] as const);

function tracked(state: TicketState): Record<string, unknown> {
  return {
    ...state.fields,
    'ticket.subject': state.subject,
    'ticket.status': state.status.id,
    'ticket.statusCategory': state.status.category,
    'ticket.priority': state.priority,
    'ticket.severity': state.severity,
    'ticket.type': state.type,
    'ticket.teamId': state.teamId,
    'ticket.assigneeId': state.assigneeId,
    'ticket.requesterId': state.requesterId,
    'ticket.organisationId': state.organisationId,
    'ticket.tags': state.tags,
    'ticket.followerIds': state.followerIds,
  };
}

function untracked(state: TicketState): FactValues {
  return {
    'ticket.number': state.number,
    'ticket.channel': state.channel,
    'ticket.firstMessage': state.firstMessage,
    'ticket.openedAt': state.openedAt,
    'ticket.lastCustomerMessageAt': state.lastCustomerMessageAt,
    'ticket.lastAgentReplyAt': state.lastAgentReplyAt,
    'ticket.commentCount': state.commentCount,
    'ticket.isFollowUp': state.followsUp !== null,
  };
}

function peopleFacts({ requester, organisation }: Requester): FactValues {
  return {
    'requester.name': requester?.name ?? null,
    'requester.email': requester?.email ?? null,
    'requester.emailDomain': requester?.email.split('@').at(-1) ?? null,
    'organisation.name': organisation?.name ?? null,
  };
}

function eventFacts({ event, together }: TicketMoment): FactValues {
  const comments = together.filter((other) => other.type === 'ticket.commented');
  const comment = event.type === 'ticket.commented' ? event.data : comments[0]?.data;
  return {
    'event.type': event.type,
    'event.at': Date.parse(event.meta.at),
    'event.actor': event.meta.actor.kind,
    'event.automatic': comments.some((other) => other.data.automatic),
    'event.commentText': comment?.text ?? null,
    'event.commentAuthor': comment?.authorKind ?? null,
    'event.commentVisibility': comment?.visibility ?? null,
    'event.attachmentCount': comment ? (comment.attachments?.length ?? 0) : null,
  };
}
