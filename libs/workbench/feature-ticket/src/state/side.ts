import type { DecidedField, SlaTarget } from '@casewright/contracts';

/** What one may ask about: properties that rules change, and those that only people do. */
export type WhyField = DecidedField | 'severity';

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
