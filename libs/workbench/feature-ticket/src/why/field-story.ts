import type { DecisionView, TicketEventView } from '@casewright/contracts';
import { causeOf } from '../timeline/entry';
import type { CausedBy, WhyField } from '../state/side';

/** How a property came to be what it is: one change, or what it was from the opening on. */
export interface Step {
  readonly id: string;
  readonly at: string;
  readonly words: string;
  /** The record of the rule that did it. */
  readonly decision: DecisionView | null;
}

/** The field's name in the timeline, where it is another. */
const timelineNames: Readonly<Partial<Record<WhyField, string>>> = { teamId: 'team', assigneeId: 'assignee' };

/** Newest first; the last step is the opening. */
export function storyOf(field: WhyField, events: readonly TicketEventView[], decisions: readonly DecisionView[]): readonly Step[] {
  const name = timelineNames[field] ?? field;
  const inOrder = [...events].sort((left, right) => left.version - right.version);
  const changes = inOrder.flatMap((event) => {
    const own = event.changes.filter((change) => change.field === name);
    return own.length > 0 ? [{ event, words: own.map(changeWords).join(', '), from: own[0]?.from ?? null }] : [];
  });
  const steps = changes.map(({ event, words }) => ({
    id: event.id,
    at: event.at,
    words: sentence(`${actorWords(event)} ${words}`),
    decision: decisionBehind(causeOf(event), decisions),
  }));
  const [opened] = inOrder;
  const opening = opened?.type === 'ticket.opened' && field !== 'comments' ? [openingStep(opened, field, changes[0]?.from ?? null)] : [];
  return [...steps.reverse(), ...opening];
}

export const decisionBehind = (cause: CausedBy | null, decisions: readonly DecisionView[]): DecisionView | null =>
  (cause && decisions.find(({ rule, event }) => rule.id === cause.ruleId && event.id === cause.eventId)) ?? null;

function changeWords({ field, from, to }: TicketEventView['changes'][number]): string {
  if (field === 'tags') return from === null ? `added “${to ?? ''}”` : `removed “${from}”`;
  return from === null ? `set it to ${to ?? 'nothing'}` : `changed it from ${from} to ${to ?? 'nothing'}`;
}

const actorWords = ({ actor }: TicketEventView): string => (actor.kind === 'rule' ? `the rule “${actor.name}”` : actor.name);

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function openingStep(event: TicketEventView, field: WhyField, laterFrom: string | null): Step {
  const value = laterFrom ?? openedWith(event, field);
  const what = value === null ? (event.data[field] && field !== 'tags' ? 'Set' : 'Left empty') : `Set to ${value}`;
  return { id: event.id, at: event.at, words: `${what} at the opening, by ${actorWords(event)}`, decision: null };
}

/** Names of teams and people are not in the event; what is a word itself is. */
function openedWith({ data }: TicketEventView, field: WhyField): string | null {
  const value = data[field];
  if (field === 'tags') return Array.isArray(value) && value.length > 0 ? value.join(', ') : null;
  if (field === 'status' && typeof value === 'object' && value !== null && 'label' in value) return String(value.label);
  return typeof value === 'string' && !field.endsWith('Id') ? value : null;
}
