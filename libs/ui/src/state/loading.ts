/** What an error state shows: a sentence, and the id under which the server knows it. */
export interface Failure {
  readonly kind: 'failed' | 'forbidden' | 'missing' | 'offline';
  readonly title: string;
  readonly detail: string;
  readonly id: string | null;
}

/** Where a page's data stands. */
export type Loading = { readonly state: 'loading' } | { readonly state: 'ready' } | { readonly state: 'failed'; readonly failure: Failure };
