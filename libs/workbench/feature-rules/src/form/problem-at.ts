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

/** Brings the place into sight and puts the cursor into it. */
export function jumpTo(root: ParentNode, pointer: string): void {
  const place = placeOf(root, pointer);
  place?.scrollIntoView({ block: 'center' });
  const target = place?.matches('button') ? place : place?.querySelector<HTMLElement>('input, textarea, select, button');
  target?.focus({ preventScroll: true });
}
