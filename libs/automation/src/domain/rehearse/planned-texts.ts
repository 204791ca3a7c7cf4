import type { RehearsedWebhook, WebhookPeople } from '@casewright/contracts';
import type { RuleActionParameter } from '@casewright/plugin-sdk';
import type { PluginParams } from '../plugin-params';

export interface PlannedText {
  readonly label: string;
  readonly text: string;
}

/** What people would get to read, by the names that commands give it. */
const shown: Readonly<Record<string, string>> = { subject: 'Subject', title: 'Title', text: 'Text' };

/** The texts in a command, wherever they stand in it. */
export function textsIn(data: unknown): readonly PlannedText[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const label = shown[key];
    return label !== undefined && typeof value === 'string' ? [{ label, text: value }] : textsIn(value);
  });
}

const refused = (text: string): readonly PlannedText[] => [{ label: 'Nothing would be sent', text }];

const asOfToday = 'The subject and the requester are those of the ticket today, whatever was set by hand or a rule would change before.';

/** What another program would get. `people`: the subject and who asked are in it. */
export function requestTexts(request: RehearsedWebhook, people: WebhookPeople): readonly PlannedText[] {
  if ('refusal' in request) return refused(request.refusal);
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return [
    { label: 'Headers, besides the signature', text: headers.join('\n') },
    { label: 'Body', text: request.body },
    ...(people === 'none' ? [] : [{ label: 'Not known', text: asOfToday }]),
  ];
}

/** What a plugin would be handed, by the names of its form. */
export function paramTexts(params: PluginParams, parameters: readonly RuleActionParameter[]): readonly PlannedText[] {
  if ('refusal' in params) return refused(params.refusal);
  return Object.entries(params.params).map(([name, value]) => ({
    label: parameters.find((parameter) => parameter.name === name)?.label ?? name,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
