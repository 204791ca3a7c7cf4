import type { Priority, SlaPolicyContent, StatusCategory } from '@casewright/contracts';
import type { ProcessInput, Stored } from '@casewright/kernel';
import { ticketCatalog } from '@casewright/rules';
import type { CalendarVersion } from '../business-time/calendar-hours';
import type { ClocksState } from '../clock/clocks-state';
import { evolveTicket, mayRetarget, type FollowedTicketEvent } from '../clock/followed-ticket';
import { compilePolicy, firstMatching } from '../policy/first-matching';
import { termsUnder, type PolicyVersion } from '../policy/policy';
import { slaClock, type ClockFacts, type FollowedEvent } from '../sla-clock.process';

export const ticketId = '018f0000-0000-7000-8000-000000000001';
export const begin = Date.parse('2026-03-27T07:00:00Z');
export const minute = 60_000;
export const person = '018f0000-0000-7000-8000-000000000002';

export const officeHours: CalendarVersion = {
  id: '018f0000-0000-7000-8000-00000000000c',
  version: 3,
  content: {
    name: 'Office',
    timeZone: 'Europe/Berlin',
    hours: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'sunday'] as const).map((day) => ({
      day,
      from: '02:00',
      to: '10:00',
    })),
    holidays: [{ date: '2026-03-30', name: 'Inventory' }],
  },
};

export const standardPolicy: PolicyVersion = {
  id: '018f0000-0000-7000-8000-00000000000a',
  version: 7,
  content: {
    name: 'Standard',
    description: '',
    active: true,
    when: null,
    onPriorityChange: 'remaining-time',
    targets: [
      {
        target: 'first-reply',
        calendarId: officeHours.id,
        goals: { low: null, normal: 240, high: 120, urgent: 30 },
        warnings: [{ percent: 80 }],
        breachLevels: [],
      },
      {
        target: 'resolution',
        calendarId: officeHours.id,
        goals: { low: null, normal: 600, high: 300, urgent: 90 },
        warnings: [{ percent: 50 }],
        breachLevels: [],
      },
    ],
  },
};

/** Urgent tickets with the tag `vip` count around the clock. */
export const vipPolicy: PolicyVersion = {
  id: '018f0000-0000-7000-8000-00000000000b',
  version: 1,
  content: {
    ...standardPolicy.content,
    name: 'VIP',
    when: {
      all: [
        { fact: 'ticket.priority', operator: 'in', value: ['high', 'urgent'] },
        { fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] },
      ],
    },
    targets: standardPolicy.content.targets.map((target): SlaPolicyContent['targets'][number] => ({ ...target, calendarId: null })),
  },
};

type Definition = SlaPolicyContent['targets'][number];
type Goals = Definition['goals'];

const promise = (target: Definition['target'], goals: Goals, more: Partial<Definition> = {}): Definition => ({
  ...{ target, calendarId: officeHours.id, goals, warnings: [{ percent: 50 }, { minutesBefore: 20 }], breachLevels: [30, 400] },
  ...more,
});
const quick: Goals = { low: null, normal: 240, high: 120, urgent: 30 };
const slow: Goals = { low: null, normal: 600, high: 300, urgent: 90 };

/** Promises every target. */
export const everyTarget: PolicyVersion = {
  ...standardPolicy,
  content: {
    ...standardPolicy.content,
    targets: [
      ...[promise('first-reply', quick), promise('next-reply', quick), promise('periodic-update', slow)],
      ...[promise('agent-work', slow), promise('requester-wait', slow), promise('resolution', slow), promise('ownership', quick)],
    ],
  },
};

const halved = ({ low, normal, high, urgent }: Goals): Goals => ({ low, normal: (normal ?? 0) / 2, high, urgent: (urgent ?? 0) * 10 });

/** The same policy after a change: other goals, other pauses, and other hours for some; another priority counts again. */
export const everyTargetChanged: PolicyVersion = {
  ...everyTarget,
  version: 8,
  content: {
    ...everyTarget.content,
    onPriorityChange: 'recompute',
    targets: everyTarget.content.targets.map((target, place) => ({
      ...{ ...target, goals: halved(target.goals), calendarId: place % 2 === 0 ? null : officeHours.id },
      ...(['resolution', 'ownership', 'periodic-update'].includes(target.target) && { pausesIn: ['on-hold' as const, 'open' as const] }),
    })),
  },
};

/** Tickets with the tag `vip` that are high or urgent count around the clock. */
export const everyTargetVip: PolicyVersion = {
  ...vipPolicy,
  content: { ...vipPolicy.content, targets: everyTarget.content.targets.map((target) => ({ ...target, calendarId: null })) },
};

type Body = {
  [T in FollowedTicketEvent['type']]: { type: T; data: Extract<FollowedTicketEvent, { type: T }>['data'] };
}[FollowedTicketEvent['type']];

export function stored(body: Body, version: number, at: number, commandId = `command-${version}`): Stored<FollowedTicketEvent> {
  const meta = {
    commandId,
    actor: { kind: 'user' as const, id: person },
    correlationId: 'c',
    causationId: null,
    depth: 0,
    at: new Date(at).toISOString(),
  };
  const place = {
    eventId: `event-${version}`,
    streamId: ticketId,
    category: 'ticket',
    version,
    position: { epoch: 1, xid: '1', seq: String(version) },
  };
  return { ...body, ...place, meta, recordedAt: meta.at } as Stored<FollowedTicketEvent>;
}

type OwnBody = Exclude<FollowedEvent, FollowedTicketEvent>;

/** An event of the clocks' own stream. */
export const storedOwn = (body: OwnBody, version: number, at: number): Stored<OwnBody> =>
  ({
    ...(stored(tagged(''), version, at) as object),
    ...{ ...body, eventId: `own-${version}`, streamId: `clocks of ${ticketId}`, category: 'sla' },
  }) as Stored<OwnBody>;

export const credited = (target: Definition['target'], episode: number, minutes: number, at: number): OwnBody => ({
  type: 'sla.credited',
  data: { ticketId, target, episode, minutes, at: new Date(at).toISOString(), subjectId: person, reason: 'The line was down' },
});

export const termsChanged = (effect: 'remaining-time' | 'recompute', at: number): OwnBody => ({
  type: 'sla.terms-changed',
  data: { ticketId, effect, at: new Date(at).toISOString(), changeId: person },
});

export const teamAssigned = (to: string | null): Body => ({ type: 'ticket.team-assigned', data: { from: null, to } });

export const opened = (priority: Priority = 'normal', category: StatusCategory = 'new'): Body => ({
  type: 'ticket.opened',
  data: {
    number: 1001,
    subject: 'Black picture',
    subjectId: person,
    requesterId: person,
    organisationId: null,
    channel: 'mail',
    type: 'incident',
    priority,
    severity: null,
    status: { id: category, category },
    teamId: null,
    assigneeId: null,
    tags: [],
    followsUp: null,
  },
});

/** One that was taken over from another system. */
export const takenOver = (answered: boolean, unanswered: boolean, category: StatusCategory = 'open'): Body => {
  const body = opened('normal', category) as Extract<Body, { type: 'ticket.opened' }>;
  const imported = { source: 'olddesk', reference: '7', at: '2025-01-01T00:00:00.000Z', solvedAt: null, answered, unanswered };
  return { ...body, data: { ...body.data, imported } };
};

export const statusChanged = (to: StatusCategory): Body => ({
  type: 'ticket.status-changed',
  data: { from: { id: 'open', category: 'open' }, to: { id: to, category: to } },
});

export const priorityChanged = (to: Priority): Body => ({ type: 'ticket.priority-changed', data: { from: 'normal', to } });
export const tagged = (tag: string): Body => ({ type: 'ticket.tagged', data: { tag } });
export const merged = (): Body => ({ type: 'ticket.merged', data: { into: person, intoNumber: 1002, unanswered: false } });
export const absorbed = (unanswered: boolean): Body => ({
  type: 'ticket.absorbed',
  data: { mergedId: person, mergedNumber: 1002, unanswered },
});
export const untagged = (tag: string): Body => ({ type: 'ticket.untagged', data: { tag } });

type Comment = Extract<FollowedEvent, { type: 'ticket.commented' }>['data'];

export const commented = (more: Partial<Comment> = {}): Body => ({
  type: 'ticket.commented',
  data: {
    commentId: person,
    subjectId: person,
    authorId: person,
    authorKind: 'agent',
    visibility: 'public',
    channel: 'web',
    text: 'We are on it',
    html: null,
    attachments: [],
    messageId: null,
    automatic: false,
    ...more,
  },
});

/** What the shell looks up, over policies that do not change. */
export function factsFor(state: ClocksState, input: ProcessInput<FollowedEvent>, policies: readonly PolicyVersion[]): ClockFacts {
  const asked = 'streamId' in input && input.type !== 'sla.credited' && mayRetarget(input);
  const ticket = asked ? (input.type === 'sla.terms-changed' ? state.ticket : evolveTicket(state.ticket, input)) : null;
  const now = ticket && termsNow(ticket, policies, input as Stored<FollowedEvent>);
  return { now, calendars: [] };
}

function termsNow(
  ticket: NonNullable<ClocksState['ticket']>,
  policies: readonly PolicyVersion[],
  { type, data }: Stored<FollowedEvent>,
): ClockFacts['now'] {
  const policy = firstMatching(
    policies.map((one) => compilePolicy(one, ticketCatalog)),
    ticket,
  );
  const byPriority = type === 'ticket.priority-changed' && policy ? policy.content.onPriorityChange : 'remaining-time';
  const effect = type === 'sla.terms-changed' ? (data as { effect: 'remaining-time' | 'recompute' }).effect : byPriority;
  return { terms: policy ? termsUnder(policy, ticket.priority, () => officeHours.version) : {}, edition: 0, effect };
}

/** One step as a host runs it: facts are looked up, and everything is JSON. */
export function step(
  state: ClocksState,
  input: ProcessInput<FollowedEvent>,
  now: number,
  policies: readonly PolicyVersion[],
  calendars: readonly CalendarVersion[] = [officeHours],
) {
  const facts = JSON.parse(JSON.stringify({ ...factsFor(state, input, policies), calendars })) as ClockFacts;
  const answer = slaClock.on(JSON.parse(JSON.stringify(state)) as ClocksState, input, new Date(now), facts);
  return { ...answer, commands: answer.commands ?? [] };
}
