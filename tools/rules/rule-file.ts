import { RuleContent, RuleDocument } from '@casewright/contracts';
import { z } from 'zod';

/** The published version that a file was made from; by the hash it is told from another server's version of the same number. */
export const RuleBase = z.strictObject({ version: RuleDocument.shape.version, hash: RuleDocument.shape.hash });
export type RuleBase = z.infer<typeof RuleBase>;

/** What a file holds: the content of a rule, which one it is, and on which of its versions it is based. A file without `ruleId` becomes a new rule. */
export const RuleFile = z.strictObject({
  schema: z.literal('rule/1'),
  ruleId: z.uuid().optional(),
  base: RuleBase.optional(),
  ...RuleContent.shape,
});
export type RuleFile = z.infer<typeof RuleFile>;

export function contentOf({ schema: _schema, ruleId: _ruleId, base: _base, ...content }: RuleFile): RuleContent {
  return content;
}

/** Keys that a reader expects first; the others follow by the alphabet. */
const firstKeys = [
  'schema',
  'ruleId',
  'base',
  'name',
  'order',
  'trigger',
  'conditions',
  'id',
  'type',
  'kind',
  'fact',
  'operator',
  'value',
  'version',
];
const place = (key: string): number => (firstKeys.includes(key) ? firstKeys.indexOf(key) : firstKeys.length);
const inOrder = (left: string, right: string): number => place(left) - place(right) || (left < right ? -1 : 1);

/** The same text for the same rule, whoever wrote it: keys in a fixed order, two spaces, a line break at the end. */
export const fileText = (file: RuleFile): string => `${JSON.stringify(ordered(file), null, 2)}\n`;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([left], [right]) => inOrder(left, right)).map(([key, item]) => [key, ordered(item)]));
}

/** `Black picture is urgent` becomes `black-picture-is-urgent`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'rule';
