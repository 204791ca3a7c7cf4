import type { EscalationEffect, EscalationEvent, EscalationView } from '@casewright/contracts';
import type { Actor, Stored } from '@casewright/kernel';

type StepClimbed = Pick<Extract<EscalationEvent, { type: 'escalation.step-climbed' }>['data'], 'at'> & {
  readonly effects: readonly EscalationEffect[];
};

/** Everything that the log tells of one escalation. */
export interface EscalationStory {
  readonly id: string;
  readonly ladderId: string;
  readonly ladderVersion: number;
  readonly startedAt: string;
  readonly startedBy: Actor;
  readonly dueAt: readonly string[];
  readonly climbed: readonly StepClimbed[];
  readonly state: EscalationView['state'];
  readonly ended: { readonly at: string; readonly by: Actor } | null;
  readonly note: string | null;
  readonly because: EscalationView['because'];
}

/** The escalations of a stream, in the order in which they began. */
export function storiesOf(stream: readonly Stored<EscalationEvent>[]): readonly EscalationStory[] {
  const stories = new Map<string, EscalationStory>();
  for (const event of stream) {
    const story = toldOn(stories.get(event.data.escalationId), event);
    if (story) stories.set(story.id, story);
  }
  return [...stories.values()];
}

function toldOn(story: EscalationStory | undefined, event: Stored<EscalationEvent>): EscalationStory | undefined {
  if (event.type === 'escalation.started') return begun(event);
  if (!story) return undefined;
  const ended = { at: event.data.at, by: event.meta.actor };
  switch (event.type) {
    case 'escalation.step-climbed':
      return { ...story, climbed: [...story.climbed, { at: event.data.at, effects: event.data.effects }] };
    case 'escalation.acknowledged':
      return { ...story, state: 'acknowledged', ended, note: event.data.note };
    case 'escalation.stopped':
      return { ...story, state: 'stopped', ended, because: event.data.because };
    case 'escalation.finished':
      return { ...story, state: 'finished' };
  }
}

function begun({ data, meta }: Stored<Extract<EscalationEvent, { type: 'escalation.started' }>>): EscalationStory {
  const { escalationId: id, ladderId, ladderVersion, at, dueAt } = data;
  const now = { climbed: [], state: 'running', ended: null, note: null, because: null } as const;
  return { id, ladderId, ladderVersion, startedAt: at, startedBy: meta.actor, dueAt, ...now };
}
