import type { SlaPolicyContent, SlaPolicyView, SlaTargetDefinition } from '@casewright/contracts';

const noGoals: SlaTargetDefinition['goals'] = { low: null, normal: null, high: null, urgent: null };

/** A target that is added to a policy: counted around the clock until a calendar is chosen. */
export const newTarget = (target: SlaTargetDefinition['target']): SlaTargetDefinition => ({
  target,
  calendarId: null,
  goals: { ...noGoals },
  warnAtPercent: 80,
});

/** What the form of a new policy begins with: a promise that most people would recognise. */
export const newPolicy: SlaPolicyContent = {
  name: '',
  description: '',
  active: true,
  match: { priorities: [], types: [], teamIds: [], organisationIds: [], tags: [] },
  targets: [{ ...newTarget('first-reply'), goals: { urgent: 60, high: 240, normal: 480, low: 960 } }],
};

/** The part of a policy that the form writes. */
export const contentOf = ({ name, description, active, match, targets }: SlaPolicyView): SlaPolicyContent => ({
  name,
  description,
  active,
  match,
  targets: targets.map(({ target, calendar, goals, warnAtPercent }) => ({
    target,
    calendarId: calendar?.id ?? null,
    goals,
    warnAtPercent,
  })),
});
