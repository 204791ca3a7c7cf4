import type { RuleActionCapability } from './action/rule-action';
import type { EmailReceive, EmailReceiveHost } from './email/receive';
import type { EmailSend } from './email/send';
import type { RuleFactCapability } from './fact/rule-fact';
import type { PluginHost } from './host';

/** Every capability that Casewright asks plugins for, with the interface that it must have. */
export interface Capabilities {
  'email.receive': EmailReceive;
  'email.send': EmailSend;
  /** What rules can do beyond what Casewright does itself; an installation may have any number. */
  [action: `action.${string}`]: RuleActionCapability;
  /** What rules can ask for beyond what Casewright knows itself; an installation may have any number. */
  [fact: `fact.${string}`]: RuleFactCapability;
}

/** What the host offers to the plugin for each of them. */
export interface CapabilityHosts {
  'email.receive': EmailReceiveHost;
  'email.send': PluginHost;
  [action: `action.${string}`]: PluginHost;
  [fact: `fact.${string}`]: PluginHost;
}

export type CapabilityName = keyof Capabilities;
