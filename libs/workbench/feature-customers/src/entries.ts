import type { ApiProblem } from '@casewright/data-access';

/** What was typed as a list, one a line or separated by commas. */
export const entriesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** What the server has against a list; where it is against one entry of it, that one is named. */
export function entryProblem(problem: ApiProblem | null, pointer: string, sent: readonly string[]): string | null {
  const found = problem?.fields.find((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`));
  if (!found) return null;
  const entry = found.pointer === pointer ? undefined : sent[Number(found.pointer.slice(pointer.length + 1))];
  return entry === undefined ? found.message : `${entry}: ${found.message}`;
}
