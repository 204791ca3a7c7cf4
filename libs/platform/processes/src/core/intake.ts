import type { Clock, Stored } from '@casewright/kernel';
import type { ProcessDefinitions } from './definitions';
import { isEvent, isRepeat, newLife, stateFor, type AnyInput, type Life, type Prepared } from './life';

/** Whether an event has still to be handled by the process that leads this life (null: there was none yet). */
export function wants(definitions: ProcessDefinitions, type: string, life: Life | null, event: Stored): boolean {
  if (life && isRepeat(life, event)) return false;
  const running = life?.status === 'running';
  const { definition } = running ? definitions.forLife(type, life) : definitions.newest(type);
  return definition.follows.includes(event.type) && (running || definition.starts(event));
}

/** The life that an input meets: the running one, or a new one. */
export function lifeFor(definitions: ProcessDefinitions, type: string, life: Life | null): Life {
  return life?.status === 'running' ? life : newLife(definitions.newest(type).definition, life ?? undefined);
}

/** What preparing an input takes from outside the core. */
export interface Shell {
  readonly definitions: ProcessDefinitions;
  readonly clock: Clock;
  /** Told how late each wake-up is. */
  readonly onWake: (type: string, secondsLate: number) => void;
}

/** The look-ups for one input. Runs in the shell; the answer is recorded with the input. */
export async function prepareInput(
  { definitions, clock, onWake }: Shell,
  type: string,
  key: string,
  life: Life,
  input: AnyInput,
): Promise<Prepared> {
  const { definition, prepare } = definitions.forLife(type, life);
  const now = clock.now();
  if (!isEvent(input)) onWake(type, (now.getTime() - Date.parse(input.at)) / 1_000);
  const facts = prepare ? await prepare(key, stateFor(definition, life), input) : undefined;
  return { now: now.toISOString(), facts, definitionVersion: definition.version };
}
