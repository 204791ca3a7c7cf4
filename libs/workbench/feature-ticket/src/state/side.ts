import type { SlaTarget, WhyField } from '@casewright/contracts';

/** The change that is asked about, where it is one of several: what a rule did on an event. */
export interface CausedBy {
  readonly ruleId: string;
  readonly eventId: string;
}

export interface WhyQuestion {
  readonly field: WhyField;
  readonly by?: CausedBy;
}

/** What the side panel shows: the properties, or the answer to a question about one of them. */
export type Side =
  | { readonly kind: 'properties' }
  | ({ readonly kind: 'why' } & WhyQuestion)
  | { readonly kind: 'why-not' }
  | { readonly kind: 'clock'; readonly target: SlaTarget };
