import { isOutage } from '@casewright/kernel';
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { CommandDispatcher } from '../core/dispatcher';
import { lifeFor, prepareInput, wants, type Shell } from '../core/intake';
import { advance, isEvent, type AnyInput, type Life, type Outgoing } from '../core/life';
import type { RetryPolicy } from '../core/retry-policy';
import type { Places } from '../routing/places';
import type { InputRequest, Preparation, Preparations, ProcessActivities } from './messages';

interface ActivityTools extends Shell {
  readonly dispatcher: CommandDispatcher;
  readonly places: Places;
  readonly policy: RetryPolicy;
  /** Tells the PostgreSQL host of this program that it has got work. */
  readonly onHandedBack: () => void;
}

/** What workflows may not do themselves: ask the clock, look things up, send commands, write rows. */
export function createActivities({ dispatcher, places, policy, onHandedBack, ...shell }: ActivityTools): ProcessActivities {
  const tried = <Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Promise<Result>) => persistent(work, policy);
  return {
    formerLife: tried((id) => places.former(id)),
    prepare: tried((request) => prepare(shell, request)),
    dispatchCommands: tried((outgoing: Outgoing) => dispatcher.dispatch(outgoing)),
    keepEnd: tried((type: string, key: string, life: Life, reason: string | null = null) =>
      places.keepEnd({ type, key, life, reason, runId: runOfThis() }, shell.clock.now()),
    ),
    takeOver: tried((request) => places.takeOver(request)),
    handBack: tried(async (id, runId, handedOver) => {
      const isGone = await places.handBack(id, runId, handedOver, shell.clock.now());
      if (isGone) onHandedBack();
      return isGone;
    }),
  };
}

const runOfThis = (): string => activityInfo().workflowExecution?.runId ?? '';

/** Temporal tries without end; what fails though no server is away ends that after as many tries as the policy says. */
function persistent<Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Promise<Result>, { attempts }: RetryPolicy) {
  return async (...parameters: Parameters): Promise<Result> => {
    try {
      return await work(...parameters);
    } catch (error) {
      if (isOutage(error) || activityInfo().attempt < attempts) throw error;
      throw ApplicationFailure.nonRetryable(error instanceof Error ? error.message : String(error));
    }
  };
}

async function prepare(shell: Shell, { type, key, life, inputs }: InputRequest): Promise<Preparations> {
  const now = shell.clock.now().toISOString();
  const preparations: Preparation[] = [];
  let met = life;
  for (const input of inputs) {
    try {
      const { preparation, after } = await prepareOne(shell, type, key, met, input);
      preparations.push(preparation);
      if (!after) continue;
      met = after.life;
      if (after.outgoing.commands.length > 0) break;
    } catch (error) {
      // What went well is used; the input that fails is then the first of the next request.
      if (preparations.length === 0) throw error;
      break;
    }
  }
  return { now, preparations };
}

async function prepareOne(shell: Shell, type: string, key: string, life: Life | null, input: AnyInput) {
  const { definitions, clock } = shell;
  if (isEvent(input) ? !wants(definitions, type, life, input) : life?.status !== 'running')
    return { preparation: { answer: 'unwanted' } as const };
  if (!isEvent(input) && clock.now().toISOString() < input.at) return { preparation: { answer: 'early' } as const };
  const met = lifeFor(definitions, type, life);
  const prepared = await prepareInput(shell, type, key, met, input);
  // A definition that fails must fail here, where it is recorded; the workflow then folds only what is known to work.
  const after = advance(definitions.exactly(type, prepared.definitionVersion).definition, key, met, input, prepared);
  return { preparation: { answer: 'ready', prepared } as const, after };
}
