import type { DecidedField, SlaTarget } from '@casewright/contracts';

/** What the side panel shows: the properties, or the answer to a question about one of them. */
export type Side =
  | { readonly kind: 'properties' }
  | { readonly kind: 'why'; readonly field: DecidedField }
  | { readonly kind: 'why-not' }
  | { readonly kind: 'clock'; readonly target: SlaTarget };
