import type { SlaChangeView, SlaEffect } from '@casewright/contracts';

interface Filed {
  /** Counts all changes, in the order in which they were made. */
  readonly edition: number;
  readonly effect: SlaEffect;
}

export interface VersionName {
  readonly id: string;
  readonly version: number;
}

/** One change of policies or calendars, as it is kept for good. `calendars` are those that the policy names, as they were then. */
export type ConfigurationChange = Filed &
  (
    | { readonly kind: 'create-policy' | 'edit-policy'; readonly policy: VersionName; readonly calendars: readonly VersionName[] }
    | { readonly kind: 'remove-policy'; readonly policyId: string }
    | { readonly kind: 'reorder-policies'; readonly order: readonly string[] }
    | { readonly kind: 'edit-calendar'; readonly calendar: VersionName }
  );
export type ChangeKind = SlaChangeView['kind'];

/** What counts for a ticket: which policies are tried in which order, and the version of each, and of each calendar. */
export interface ConfigurationNames {
  readonly order: readonly string[];
  readonly policies: Readonly<Record<string, number>>;
  readonly calendars: Readonly<Record<string, number>>;
}

export const nothingYet: ConfigurationNames = { order: [], policies: {}, calendars: {} };

/** Several at once, each as it is found: what is named first stays. */
const versionsOf = (names: readonly VersionName[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map(({ id, version }) => [id, version]));

/** A configuration after one more change. What it does not know any more is not changed. */
export function after(names: ConfigurationNames, change: ConfigurationChange): ConfigurationNames {
  const { order, policies, calendars } = names;
  switch (change.kind) {
    case 'create-policy': {
      const { policy } = change;
      const known = { ...versionsOf(change.calendars), ...calendars };
      return {
        order: [...order.filter((id) => id !== policy.id), policy.id],
        policies: { ...policies, [policy.id]: policy.version },
        calendars: known,
      };
    }
    case 'edit-policy': {
      if (policies[change.policy.id] === undefined) return names;
      const known = { ...versionsOf(change.calendars), ...calendars };
      return { order, policies: { ...policies, [change.policy.id]: change.policy.version }, calendars: known };
    }
    case 'remove-policy': {
      const { [change.policyId]: _, ...others } = policies;
      return { order: order.filter((id) => id !== change.policyId), policies: others, calendars };
    }
    case 'reorder-policies': {
      const place = (id: string) => (change.order.includes(id) ? change.order.indexOf(id) : change.order.length);
      return { order: [...order].sort((left, right) => place(left) - place(right)), policies, calendars };
    }
    case 'edit-calendar':
      return { order, policies, calendars: { ...calendars, [change.calendar.id]: change.calendar.version } };
  }
}

/**
 * What counts for a ticket that was opened under an edition: everything that was changed until then, and of what was changed since, up to
 * another edition, all that was not meant for new tickets only. `changes` stand in their order, after `base`.
 */
export const configurationFor = (
  base: ConfigurationNames,
  changes: readonly ConfigurationChange[],
  openedUnder: number,
  upTo = Number.POSITIVE_INFINITY,
): ConfigurationNames =>
  changes.filter(({ edition, effect }) => edition <= upTo && (edition <= openedUnder || effect !== 'new-tickets')).reduce(after, base);
