import { factOf, labelIn, listed, type Speech, thing, valueWords } from '@casewright/conditions';
import type { RuleAction } from '@casewright/contracts';

const long = 80;
/** Parameters that are ids. */
const named: readonly Parameter['input'][] = ['team', 'agent', 'person', 'webhook', 'ladder'];

type Parameter = Speech['catalog']['actions'][number]['parameters'][number];

type Say = (value: string, speech: Speech) => string;

/** What is said about the actions that every installation has; others are named by their label and values. */
const known: Readonly<Record<string, { readonly set: Say; readonly none?: string }>> = {
  'ticket.set-priority': { set: (value) => `set the priority to ${value}` },
  'ticket.set-status': { set: (value) => `set the status to ${value}` },
  'ticket.set-type': { set: (value) => `make it a ${value.toLowerCase()}` },
  'ticket.set-severity': { set: (value) => `set the severity to ${value}`, none: 'take its severity away' },
  'ticket.set-subject': { set: (value) => `make the subject “${value}”` },
  'ticket.set-requester': { set: (value) => `make ${value} the requester` },
  'ticket.assign-team': { set: (value) => `give it to the team ${value}`, none: 'take it from its team' },
  'ticket.assign-agent': { set: (value) => `assign it to ${value}`, none: 'take its assignee away' },
  'ticket.add-tags': { set: (value) => `add the tag ${value}` },
  'ticket.remove-tags': { set: (value) => `remove the tag ${value}` },
  'ticket.add-follower': { set: (value) => `let ${value} follow it` },
  'ticket.remove-follower': { set: (value) => `no longer let ${value} follow it` },
  'ticket.start-escalation': { set: (value) => `start the escalation “${value}”` },
  'ticket.stop-escalation': { set: (value) => `stop the escalation “${value}”`, none: 'stop every escalation' },
  'ticket.note': { set: (value) => `write the internal note “${value}”` },
  'ticket.mail-requester': { set: (value) => `mail the requester “${value}”` },
};

/** An action as a person would say it. */
export function actionWords(action: RuleAction, speech: Speech): string {
  if (action.type === 'ticket.set-field') return fieldWords(action, speech);
  if (action.type === 'webhook.call') return webhookWords(action, speech);
  const definition = speech.catalog.actions.find(({ type }) => type === action.type);
  const values = (definition?.parameters ?? []).map((parameter) => parameterWords(action.params[parameter.name], parameter, speech));
  const words = known[action.type];
  const isNone = definition?.parameters.length === 1 && action.params[definition.parameters[0]?.name ?? ''] === null;
  if (words) return isNone ? (words.none ?? words.set('nothing', speech)) : words.set(values.join(', '), speech);
  return `${definition?.label ?? action.type}${values.length > 0 ? `: ${values.join(', ')}` : ''}`;
}

/** A field that the desk has added, and what it is to be. */
function fieldWords({ params: { key, value } }: RuleAction, speech: Speech): string {
  const fact = factOf(speech, `ticket.field.${String(key)}`);
  const what = fact ? thing(fact.label) : key === undefined ? 'the field …' : `the field “${String(key)}”`;
  if (value === null) return `take ${what} away`;
  const values = Array.isArray(value) ? value.map((one) => valueWords(one, fact, 'one', speech)) : [valueWords(value, fact, 'one', speech)];
  return `set ${what} to ${listed(values, 'and')}`;
}

/** Left out, `people` means that nothing is told of them. */
function webhookWords({ params: { targetId, people } }: RuleAction, speech: Speech): string {
  const webhook = typeof targetId === 'string' && targetId !== '' ? speech.nameOf(targetId) : '…';
  return `call the webhook ${webhook}${people === 'included' ? ', which is also told the subject and who asked' : ''}`;
}

function parameterWords(value: unknown, { input, choices }: Parameter, speech: Speech): string {
  if (Array.isArray(value)) return value.length === 0 ? '…' : listed(value.map(String), 'and');
  if (value === undefined || value === null || value === '') return '…';
  const text = String(value);
  if (named.includes(input)) return speech.nameOf(text);
  const words = labelIn(choices, text).replace(/\s+/g, ' ');
  return words.length > long ? `${words.slice(0, long - 1)}…` : words;
}
