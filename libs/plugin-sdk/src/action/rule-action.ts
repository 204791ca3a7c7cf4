import type { z } from 'zod';
import type { Lifecycle } from '../lifecycle';

/** How the form of a rule asks for one parameter. Texts are templates: what they name of the ticket is filled in before `run`. */
export interface RuleActionParameter {
  readonly name: string;
  readonly label: string;
  readonly input: 'line' | 'text' | 'choice';
  /** For `choice`. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** What a rule asks for. `params` have passed the schema, with their templates filled in. */
export interface RuleActionCall {
  /** The same in every attempt: hand it on, so that the outside can recognise a repeat. */
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly ticket: { readonly id: string; readonly number: string; readonly url: string };
}

/** A capability `action.<name>`: something that rules can do. It runs at least once and is tried again where it rejects. */
export interface RuleActionCapability extends Lifecycle {
  /** What the form calls it, such as “Send a text message”. */
  readonly label: string;
  readonly params: z.ZodType<Record<string, unknown>>;
  readonly parameters: readonly RuleActionParameter[];
  /** Does it, and resolves with what an operator may read about it; no texts, names or addresses of people. */
  run(call: RuleActionCall): Promise<string>;
}

/** Thrown by `run` where trying again would not help. */
export class ActionRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ActionRefused';
  }
}
