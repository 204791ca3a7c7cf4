import { conditionWords, listed, type Speech } from '@casewright/conditions';
import { durationWords, type RuleContent } from '@casewright/contracts';
import type { Line } from '@casewright/ui';
import { onceWords, phaseWords, reentryWords, stopWords, tripWords } from '../words';
import { actionWords } from './action-words';
import { triggerWords } from './trigger-words';

/** A rule as a person would say it. */
export interface RuleSentence {
  readonly when: string;
  readonly conditions: string;
  readonly then: readonly string[];
  readonly otherwise: readonly string[];
  /** What keeps it from acting again, and what it does to the rules after it; empty where nothing is out of the ordinary. */
  readonly also: readonly string[];
}

export function sentenceOf(content: RuleContent, speech: Speech): RuleSentence {
  return {
    when: triggerWords(content.trigger, speech),
    conditions: conditionWords(content.conditions, speech),
    then: content.actions.map((action) => actionWords(action, speech)),
    otherwise: (content.otherwise ?? []).map((action) => actionWords(action, speech)),
    also: [...guardWords(content.guards), ...stopSentence(content)],
  };
}

/** The whole in one sentence. */
export function oneSentence(content: RuleContent, speech: Speech): string {
  const { when, conditions, then, otherwise, also } = sentenceOf(content, speech);
  const sentences = [
    `When ${when}, and if ${conditions}: ${listed(then, 'and') || (otherwise.length > 0 ? 'do nothing' : '…')}.`,
    ...(otherwise.length > 0 ? [`Otherwise ${listed(otherwise, 'and')}.`] : []),
  ];
  return [...sentences, ...also].join(' ');
}

function guardWords({ once, reentry, maxDepth, ...limits }: RuleContent['guards']): readonly string[] {
  return [
    ...(once === 'per-version' ? ['It acts once per ticket; a new version acts once more.'] : []),
    ...(once === 'until-false' ? ['Having acted, it waits until its conditions no longer hold before it acts again.'] : []),
    ...(reentry === 'allow' ? ['It may react to changes that it brought about itself.'] : []),
    ...(reentry === 'on-change' ? ['It reacts to changes that it brought about itself only where it would change a property.'] : []),
    ...limitWords(limits),
    ...(maxDepth < 5 ? [`It acts only in the first ${maxDepth} steps of a chain of automatic changes.`] : []),
  ];
}

type Limits = Pick<RuleContent['guards'], 'cooldown' | 'perSubject' | 'perRule' | 'onTrip'>;

function limitWords({ cooldown, perSubject, perRule, onTrip }: Limits): readonly string[] {
  return [
    ...(cooldown ? [`Having acted on a ticket, it leaves it alone for ${durationWords(cooldown)}.`] : []),
    ...(perSubject ? [`It acts on a ticket ${mostWords(perSubject)}.`] : []),
    ...(perRule
      ? [`On all tickets together it acts ${mostWords(perRule)}${onTrip === 'pause-and-notify' ? ', and stops when it would go on' : ''}.`]
      : []),
  ];
}

const mostWords = ({ max, per }: NonNullable<Limits['perRule']>): string =>
  `at most ${max === 1 ? 'once' : `${max} times`} in ${durationWords(per)}`;

function stopSentence({ stop, order }: RuleContent): readonly string[] {
  if (stop === 'none') return [];
  return [
    stop === 'all'
      ? 'After it, no other rule looks at the same event.'
      : `After it, no other rule of the phase ${phaseWords[order.phase]} looks at the same event.`,
  ];
}

/** What a rule says, line by line, to tell versions apart. */
export function ruleLines(content: RuleContent, speech: Speech): readonly Line[] {
  const { when, conditions, then, otherwise } = sentenceOf(content, speech);
  const { name, order, stop, guards } = content;
  return [
    { label: 'Name', text: name },
    { label: 'When', text: when },
    { label: 'If', text: conditions },
    ...Object.entries(content.namedConditions).map(([label, node]) => ({
      label: `Condition “${label}”`,
      text: conditionWords(node, speech),
    })),
    ...then.map((text, index) => ({ label: `Then, ${index + 1}`, text })),
    ...otherwise.map((text, index) => ({ label: `Otherwise, ${index + 1}`, text })),
    { label: 'Phase', text: phaseWords[order.phase] },
    { label: 'Place in its phase', text: order.rank },
    { label: 'Afterwards', text: stopWords[stop] },
    { label: 'How often', text: onceWords[guards.once] },
    { label: 'Reacts to itself', text: reentryWords[guards.reentry] },
    { label: 'Rests after acting', text: guards.cooldown ? durationWords(guards.cooldown) : 'Not at all' },
    { label: 'On one ticket', text: guards.perSubject ? mostWords(guards.perSubject) : 'No limit' },
    { label: 'On all tickets', text: guards.perRule ? mostWords(guards.perRule) : 'No limit' },
    ...(guards.perRule ? [{ label: 'When that is reached', text: tripWords[guards.onTrip ?? 'skip'] }] : []),
    { label: 'Deepest chain', text: String(guards.maxDepth) },
  ];
}
