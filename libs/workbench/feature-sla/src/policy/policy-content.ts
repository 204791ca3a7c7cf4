import type { SlaPolicyContent, SlaPolicyView, SlaTarget, SlaTargetDefinition, StatusCategory } from '@casewright/contracts';
import { anyPause, targetLooks } from './target-looks';

const noGoals: SlaTargetDefinition['goals'] = { low: null, normal: null, high: null, urgent: null };

/** A target that is added to a policy: counted around the clock until a calendar is chosen. */
export const newTarget = (target: SlaTarget): SlaTargetDefinition => ({
  target,
  calendarId: null,
  goals: { ...noGoals },
  warnings: [{ percent: 80 }],
  breachLevels: [],
  ...pausing(target, targetLooks[target].pausesIn ?? []),
});

/** What the form of a new policy begins with: a promise that most people would recognise. */
export const newPolicy: SlaPolicyContent = {
  name: '',
  description: '',
  active: true,
  when: null,
  onPriorityChange: 'remaining-time',
  targets: [{ ...newTarget('first-reply'), goals: { urgent: 60, high: 240, normal: 480, low: 960 } }],
};

/** The part of a policy that the form writes. */
export const contentOf = ({ name, description, active, when, onPriorityChange, targets }: SlaPolicyView): SlaPolicyContent => ({
  name,
  description,
  active,
  when,
  onPriorityChange: onPriorityChange === 'recompute' ? 'recompute' : 'remaining-time',
  targets: inForce(targets).map(({ pausesIn = [], ...target }) => ({ ...target, ...pausing(target.target, pausesIn) })),
});

/** Targets as clocks count by them now, with pauses of an older release that the form no longer offers. */
export const inForce = (targets: SlaPolicyView['targets']): readonly SlaTargetDefinition[] =>
  targets.map(({ target, calendar, goals, warnings, breachLevels, pausesIn }) => ({
    target,
    calendarId: calendar?.id ?? null,
    goals,
    warnings,
    breachLevels,
    pausesIn: anyPause.filter((status) => pausesIn.includes(status)),
  }));

/** Named only where the policy has a choice, and only what it may choose: a policy of an older release is saved as it is shown. */
function pausing(target: SlaTarget, pausesIn: readonly StatusCategory[]): Pick<SlaTargetDefinition, 'pausesIn'> {
  const { mayPauseIn } = targetLooks[target];
  return mayPauseIn === null ? {} : { pausesIn: mayPauseIn.filter((status) => pausesIn.includes(status)) };
}
