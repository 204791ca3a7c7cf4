import { text } from '@casewright/contracts';
import { parseDate, type FactDefinition, type PluginFactId } from '@casewright/rules';
import { z } from 'zod';

const words = (max: number) => text(max).refine((value) => value.trim() !== '', 'Must say something');
const types = z.enum(['text', 'number', 'boolean', 'date', 'choice', 'list']);

/** What a plugin says of one of its facts. */
export const PluginFactDeclaration = z
  .object({
    label: words(80),
    type: types,
    choices: z
      .array(z.object({ value: words(200), label: words(200) }))
      .min(1)
      .max(100)
      .optional(),
    personalData: z.boolean().optional(),
  })
  .refine(({ type, choices }) => type !== 'choice' || choices !== undefined, 'A fact of type choice needs choices')
  .refine(({ type, choices }) => type === 'choice' || type === 'list' || choices === undefined, 'Only choice and list have choices');
export type PluginFactDeclaration = z.infer<typeof PluginFactDeclaration>;

const name = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function pluginFactId(plugin: string, fact: string): PluginFactId {
  if (!name.test(fact)) throw new Error(`Plugin ${plugin}: "${fact}" is no name for a fact: use lower case letters, digits and dashes`);
  return `plugin.${plugin}.${fact}`;
}

/** As the catalog of rules has it. `installed`: the ids that plugins of this installation know now. */
export function pluginFact(id: PluginFactId, declared: PluginFactDeclaration, installed: ReadonlySet<string>): FactDefinition {
  const { label, type, choices, personalData } = declared;
  return {
    ...{ id, label, type, group: 'plugins', lookUp: id },
    ...(choices && { choices }),
    ...(personalData && { personal: true }),
    ...(!installed.has(id) && { gone: true }),
  };
}

/** The answer of a plugin as rules read it, times as epoch milliseconds. Throws with a sentence where it is not what it was declared as. */
export function checkedAnswer({ type, choices }: PluginFactDeclaration, answer: unknown): unknown {
  const parsed = schemaOf(type, choices).nullish().safeParse(answer);
  if (!parsed.success) throw new Error(`the plugin gave something that is no ${typeWords[type]}.`);
  return parsed.data ?? null;
}

const typeWords: Readonly<Record<PluginFactDeclaration['type'], string>> = {
  text: 'text of at most 1,000 characters',
  number: 'number',
  boolean: 'yes or no',
  date: 'time in ISO 8601',
  choice: 'choice of this fact',
  list: 'list of texts',
};

function schemaOf(type: PluginFactDeclaration['type'], choices: PluginFactDeclaration['choices']): z.ZodType {
  const oneOf = choices && z.enum(choices.map(({ value }) => value));
  switch (type) {
    case 'text':
      return text(1_000);
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return z
        .string()
        .transform(parseDate)
        .refine((time) => time !== null);
    case 'choice':
      return oneOf ?? z.never();
    case 'list':
      return z.array(oneOf ?? text(200)).max(100);
  }
}
