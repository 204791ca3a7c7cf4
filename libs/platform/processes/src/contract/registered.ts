import type { AnyEvent, ProcessDefinition } from '@casewright/kernel';
import type { ProcessRegistration } from '../process-host';

type AnyRegistration = ProcessRegistration<never, never, never>;

const sampleModule = require.resolve('./sample.process');

/** A process of the sample module, as a context would register it. */
export function registered<State, E extends AnyEvent, Facts>(
  definition: ProcessDefinition<State, E, Facts>,
  prepare?: () => Promise<Facts>,
): AnyRegistration {
  return { definition, module: sampleModule, ...(prepare && { prepare }) } as unknown as AnyRegistration;
}
