import type { Lifecycle } from '../lifecycle';

/** What a fact can hold; `date` is a time in ISO 8601 with its zone, `list` holds texts. */
export type RuleFactType = 'text' | 'number' | 'boolean' | 'date' | 'choice' | 'list';

export type RuleFactValue = string | number | boolean | readonly string[] | null;

/** The ticket that a rule asks about, as it was right after the event. Ids and plain properties only: no texts, names or addresses of people. */
export interface RuleFactQuestion {
  readonly ticket: {
    readonly id: string;
    /** `T-1001` */
    readonly number: string;
    readonly type: string;
    readonly status: string;
    readonly priority: string;
    readonly severity: string | null;
    readonly channel: string;
    readonly requesterId: string;
    readonly organisationId: string | null;
    readonly teamId: string | null;
    readonly assigneeId: string | null;
    readonly tags: readonly string[];
  };
  /** When the event happened, ISO 8601. */
  readonly at: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * A capability `fact.<name>`: something that only the plugin knows and that rules can ask for, as `plugin.<plugin>.<name>`. It is asked
 * where a live rule reads it, once for an event, and its answer is kept with the event.
 */
export interface RuleFactCapability extends Lifecycle {
  /** What the form calls it, such as “Warranty of the projector”. */
  readonly label: string;
  readonly type: RuleFactType;
  /** For `choice`, and for a `list` that holds nothing else. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** True: it says something about a person. It is then left out of the records of decisions, and erased with the person. */
  readonly personalData?: boolean;
  /**
   * Null: there is no value. An answer that is not of the type, a rejection, or none within two seconds leaves the rules that need it
   * undecided for this event, and says so with the message; no texts, names or addresses of people in it.
   */
  ask(question: RuleFactQuestion): Promise<RuleFactValue>;
}
