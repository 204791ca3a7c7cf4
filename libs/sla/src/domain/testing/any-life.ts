import { Priority, SlaTarget, StatusCategory } from '@casewright/contracts';
import fc from 'fast-check';

/** Something that happens to a ticket or its clocks, so many minutes after what was before. */
export type Happening = { readonly after: number } & (
  | { readonly kind: 'status'; readonly to: StatusCategory }
  | { readonly kind: 'priority'; readonly to: Priority }
  | { readonly kind: 'reply' | 'question' | 'automatic' | 'merged' }
  | { readonly kind: 'absorbed'; readonly unanswered: boolean }
  | { readonly kind: 'tag'; readonly on: boolean }
  | { readonly kind: 'team'; readonly to: string | null }
  | { readonly kind: 'credit'; readonly target: SlaTarget; readonly minutes: number }
  | { readonly kind: 'change'; readonly effect: 'remaining-time' | 'recompute' }
);

export interface Life {
  readonly priority: Priority;
  readonly happenings: readonly Happening[];
  /** Minutes after the last thing that happened. */
  readonly rest: number;
}

const after = fc.integer({ min: 0, max: 900 });
// Closed ends the process for good, so it has an example of its own.
const category = fc.constantFrom(...StatusCategory.options.filter((option) => option !== 'closed'));
export const teams = ['018f0000-0000-7000-8000-0000000000a1', '018f0000-0000-7000-8000-0000000000a2'] as const;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ after, kind: fc.constant('status' as const), to: category }) },
  { weight: 2, arbitrary: fc.record({ after, kind: fc.constant('priority' as const), to: fc.constantFrom(...Priority.options) }) },
  { weight: 4, arbitrary: fc.record({ after, kind: fc.constantFrom('reply' as const, 'question' as const, 'automatic' as const) }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('tag' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('absorbed' as const), unanswered: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ after, kind: fc.constant('team' as const), to: fc.constantFrom(...teams, null) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ after, kind: fc.constant('credit' as const), target: fc.constantFrom(...SlaTarget.options) },
      // What is taken never uses up the smallest goal of the story.
      minutes: fc.constantFrom(-2, 7, 60, 400),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      after,
      kind: fc.constant('change' as const),
      effect: fc.constantFrom('remaining-time' as const, 'recompute' as const),
    }),
  },
);

export const life: fc.Arbitrary<Life> = fc
  .record({ priority: fc.constantFrom(...Priority.options), happenings: fc.array(happening, { maxLength: 12 }), rest: after })
  .chain((lived) => fc.constantFrom(lived, { ...lived, happenings: [...lived.happenings, { after: 30, kind: 'merged' } as const] }))
  .map((lived) => ({ ...lived, happenings: withoutRepeatedTeams(lived.happenings) }));

/** Giving a ticket to the team that has it is nothing that happens. */
function withoutRepeatedTeams(happenings: readonly Happening[]): readonly Happening[] {
  let owner: string | null = null;
  return happenings.filter((thing) => {
    if (thing.kind !== 'team') return true;
    const changes = thing.to !== owner;
    owner = thing.to;
    return changes;
  });
}
