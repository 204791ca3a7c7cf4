import { isCustomField, type BuiltInWhyField, type TicketEvent, type WhyField } from '@casewright/contracts';
import type { FactCatalog } from '@casewright/rules';
import type { Stored } from '@casewright/kernel';
import { effectOf } from './undo/effects';
import { redoPrefix, undoPrefix } from './undo/prefixes';

type Event = Stored<TicketEvent>;

interface FieldTraits {
  /** What people call it. */
  readonly label: string;
  /** The fact that holds it, where there is one. */
  readonly fact: string | null;
}

const builtIn: Readonly<Record<BuiltInWhyField, FieldTraits>> = {
  priority: { label: 'Priority', fact: 'ticket.priority' },
  severity: { label: 'Severity', fact: 'ticket.severity' },
  status: { label: 'Status', fact: 'ticket.status' },
  type: { label: 'Type', fact: 'ticket.type' },
  subject: { label: 'Subject', fact: 'ticket.subject' },
  teamId: { label: 'Team', fact: 'ticket.teamId' },
  assigneeId: { label: 'Assignee', fact: 'ticket.assigneeId' },
  requesterId: { label: 'Requester', fact: 'ticket.requesterId' },
  tags: { label: 'Tags', fact: 'ticket.tags' },
  followers: { label: 'Followers', fact: null },
  comments: { label: 'Comments', fact: null },
};

/** What a property is called, and the fact that holds it. */
export function storyTraits(field: WhyField, catalog: FactCatalog): FieldTraits {
  if (!isCustomField(field)) return builtIn[field];
  const fact = catalog.find(`ticket.${field}`);
  return { label: fact?.label ?? field.slice('field.'.length), fact: fact?.id ?? null };
}

/** The same for what may be no property. */
export const traitsOfField = (field: string, catalog: FactCatalog): FieldTraits | null =>
  isCustomField(field) || Object.hasOwn(builtIn, field) ? storyTraits(field as WhyField, catalog) : null;

/** One change of a property. */
export interface StoryStep {
  readonly event: Event;
  readonly from: unknown;
  readonly to: unknown;
}

/** How a property came to be what it is, newest first; what the ticket was opened with comes last. */
export function fieldStory(stream: readonly Event[], field: WhyField): readonly StoryStep[] {
  const steps = stream.flatMap((event): StoryStep[] => {
    if (event.type === 'ticket.opened') return opening(event, field);
    const effect = effectOf(event);
    return effect?.field === field ? [{ event, from: effect.from, to: effect.to }] : [];
  });
  return steps.reverse();
}

function opening(event: Extract<Event, { type: 'ticket.opened' }>, field: WhyField): StoryStep[] {
  if (field === 'followers' || field === 'comments' || isCustomField(field)) return [];
  const to = field === 'status' ? event.data.status.id : event.data[field];
  return [{ event, from: null, to: to ?? null }];
}

export interface StepWords {
  readonly actor: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** `Greta Holm set it to High.` */
export function stepSentence({ event }: StoryStep, field: WhyField, { actor, from, to }: StepWords): string {
  if (event.type === 'ticket.opened')
    return to === null ? `${actor} left it empty at the opening.` : `${actor} set it to ${to} at the opening.`;
  if (event.type === 'ticket.commented')
    return `${actor} wrote ${event.data.visibility === 'public' ? 'to the requester' : 'an internal note'}.`;
  const back = asideOf(event.meta.commandId);
  if (field === 'tags' || field === 'followers') return `${actor} ${to === null ? `removed ${from ?? ''}` : `added ${to}`}${back}.`;
  if (from === null) return `${actor} set it to ${to ?? 'nothing'}${back}.`;
  return `${actor} changed it from ${from} to ${to ?? 'nothing'}${back}.`;
}

function asideOf(commandId: string): string {
  if (commandId.startsWith(redoPrefix)) return ', doing again what a rule had done';
  return commandId.startsWith(undoPrefix) ? ', taking back what a rule had done' : '';
}
