import type { ActionView } from '@casewright/contracts';

type Parameter = ActionView['parameters'][number];

const sentence = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A parameter that is one of a few words. */
export const choice = (name: string, label: string, values: readonly string[]): Parameter => ({
  name,
  label,
  input: 'choice',
  choices: values.map((value) => ({ value, label: sentence(value) })),
  nullable: false,
});

/** A parameter whose values a form looks up or takes as text. */
export const field = (name: string, label: string, input: Parameter['input'], nullable = false): Parameter => ({
  name,
  label,
  input,
  choices: [],
  nullable,
});
