import type { SlaTarget, SlaTargetDefinition, StatusCategory } from '@casewright/contracts';
import { kindOf } from '../targets';

type Pausing = Pick<SlaTargetDefinition, 'target' | 'pausesIn'>;

/**
 * What a policy says of pauses that its targets do not leave to it, each with the place and what to do. `stored` are the targets as they were
 * saved before: what an older release took stays until somebody changes it.
 */
export function problemsOfPauses(
  targets: readonly Pausing[],
  stored: readonly Pausing[] = [],
): readonly { readonly pointer: string; readonly message: string }[] {
  return targets.flatMap(({ target, pausesIn }, place) => {
    const before = stored.find((one) => one.target === target)?.pausesIn;
    if (pausesIn === undefined || (before && isSame(before, pausesIn))) return [];
    const message = problemOf(target, pausesIn);
    return message === null ? [] : [{ pointer: `/targets/${place}/pausesIn`, message }];
  });
}

function problemOf(target: SlaTarget, chosen: readonly StatusCategory[]): string | null {
  const { pausesIn, mayPauseIn } = kindOf(target);
  if (mayPauseIn) {
    const wrong = chosen.filter((status) => !mayPauseIn.includes(status));
    return wrong.length === 0 ? null : `This clock may pause in ${words(mayPauseIn)} only: leave out ${words(wrong)}.`;
  }
  if (isSame(pausesIn ?? [], chosen)) return null;
  return pausesIn
    ? `This clock always pauses in ${words(pausesIn)}: leave the statuses out.`
    : 'This clock never pauses: leave the statuses out.';
}

const words = (statuses: readonly StatusCategory[]): string => [...new Set(statuses)].join(' and ');

const isSame = (one: readonly StatusCategory[], other: readonly StatusCategory[]): boolean =>
  one.every((status) => other.includes(status)) && other.every((status) => one.includes(status));
