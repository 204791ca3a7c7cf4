import { factOf, labelIn, listed, type Speech, thing, valueWords } from '@casewright/conditions';
import { durationWords, type EventTrigger, type RuleTrigger } from '@casewright/contracts';
import { relativeWords, scheduleWords } from './time-words';

const eventPhrases: Readonly<Record<string, string>> = {
  'ticket.opened': 'a ticket is opened',
  'ticket.commented': 'somebody writes on a ticket',
  'ticket.subject-changed': 'the subject changes',
  'ticket.type-changed': 'the type changes',
  'ticket.status-changed': 'the status changes',
  'ticket.priority-changed': 'the priority changes',
  'ticket.severity-changed': 'the severity changes',
  'ticket.requester-changed': 'the requester changes',
  'ticket.team-assigned': 'the team changes',
  'ticket.agent-assigned': 'the assignee changes',
  'ticket.tagged': 'a tag is added',
  'ticket.untagged': 'a tag is removed',
  'ticket.followed': 'somebody begins to follow',
  'ticket.unfollowed': 'somebody stops following',
  'ticket.field-set': 'a field is set',
  'ticket.snoozed': 'it is snoozed',
  'ticket.snooze-ended': 'it is back from a snooze',
  'ticket.merged': 'it is merged into another ticket',
  'ticket.absorbed': 'another ticket is merged into it',
  'ticket.split': 'a message becomes a ticket of its own',
};

/** What starts a rule, as a person would say it. */
export function triggerWords(trigger: RuleTrigger, speech: Speech): string {
  switch (trigger.kind) {
    case 'event':
      return [happening(trigger, speech), actorWords(trigger.actors, speech), restWords(trigger)]
        .filter((words) => words !== '')
        .join(', ');
    case 'schedule':
      return scheduleWords(trigger, speech);
    case 'relative':
      return relativeWords(trigger, speech);
  }
}

const restWords = ({ debounce }: EventTrigger): string => (debounce ? `and not again for ${durationWords(debounce)}` : '');

function happening({ types, changed }: EventTrigger, speech: Speech): string {
  if (changed) return changeWords(changed, speech);
  if (types.length === 0) return '…';
  const phrases = types.map((type) => eventPhrases[type] ?? `“${labelIn(speech.catalog.events, type)}” happens`);
  return listed(phrases, 'or');
}

function changeWords({ field, from, to }: NonNullable<EventTrigger['changed']>, speech: Speech): string {
  const fact = factOf(speech, `ticket.${field}`);
  const side = (word: string, values: readonly unknown[]) =>
    values.length === 0 ? '' : ` ${word} ${valueWords(values, fact, 'many', speech)}`;
  return `${thing(fact?.label ?? field)} changes${side('from', from)}${side('to', to)}`;
}

function actorWords(actors: EventTrigger['actors'], { catalog }: Speech): string {
  const named = (kinds: readonly string[]) =>
    listed(
      kinds.map((kind) => labelIn(catalog.actors, kind).toLowerCase()),
      'or',
    );
  const { include = [], exclude = [] } = actors ?? {};
  const only = include.length > 0 ? `by ${named(include)} only` : '';
  const not = exclude.length > 0 ? `but not by ${named(exclude)}` : '';
  return [only, not].filter((words) => words !== '').join(', ');
}
