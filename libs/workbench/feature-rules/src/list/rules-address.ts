import { trialLooks } from '../words';

/** What the address narrows the list of rules to; null takes it out. */
export type RulesAddress = Partial<Record<'status' | 'phase' | 'q', string | null>>;

/** The filter offers stages of trials beside the states. Those that are archived are shown only to who asks for them. */
export function statusQuery(status: string | undefined): Record<string, string> {
  if (status === undefined) return { archived: 'false' };
  return status in trialLooks ? { trial: status, archived: 'false' } : { status };
}
