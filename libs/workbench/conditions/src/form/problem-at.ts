import type { RuleProblem } from '@casewright/contracts';

/** What the server has against the place or anything inside it. */
export const problemAt = (problems: readonly RuleProblem[], place: string): string | null =>
  problems.find(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`))?.message ?? null;

/** The element that stands for a pointer: the most exact one that carries `data-pointer`. */
export function placeOf(root: ParentNode, pointer: string): HTMLElement | null {
  const places = [...root.querySelectorAll<HTMLElement>('[data-pointer]')];
  const around = places.filter(({ dataset: { pointer: place = '' } }) => pointer === place || pointer.startsWith(`${place}/`));
  return around.reduce<HTMLElement | null>(
    (best, place) => ((place.dataset['pointer'] ?? '').length > (best?.dataset['pointer'] ?? '').length ? place : best),
    null,
  );
}

const controls = 'input, textarea, select, button';

/** Brings the place into sight and puts the cursor into the control that `data-part` names as the pointer's last word, or into the first. */
export function jumpTo(root: ParentNode, pointer: string): void {
  const place = placeOf(root, pointer);
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const name = pointer.split('/').at(-1);
  const part = [...place.querySelectorAll<HTMLElement>('[data-part]')].find(({ dataset }) => dataset['part'] === name);
  const target = place.matches('button') ? place : (part ?? place).querySelector<HTMLElement>(controls);
  target?.focus({ preventScroll: true });
}
