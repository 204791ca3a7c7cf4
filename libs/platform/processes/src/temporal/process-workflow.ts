import * as workflow from '@temporalio/workflow';
import type { Stored } from '@casewright/kernel';
import { advance, newLife, type AnyDefinition, type AnyInput, type Life, type Prepared } from '../core/life';
import { messages, type Preparation, type ProcessActivities, type ProcessAnswer, type ProcessArguments } from './messages';

const inputsPerRun = 400;
const inputsPerLook = 50;
const longestEarlyRest = 60_000;
const longestWait = 10_000;

const follow = workflow.defineSignal<[Stored]>(messages.follow);
const retry = workflow.defineSignal(messages.retry);
const wake = workflow.defineUpdate<boolean>(messages.wake);
const process = workflow.defineQuery<ProcessAnswer>(messages.process);

/**
 * One process as a workflow: it folds its inputs with the pure definition, has look-ups and commands done by activities, and rests
 * until an event or its wake-up time comes. Everything in here must be deterministic.
 */
export class ProcessWorkflow {
  private life: Life | null;
  private readonly inbox: Stored[];
  private clockOffset: number;
  private error: string | null = null;
  private retryAsked = false;
  private wakeAsked = false;
  private wakes = 0;
  private earlyWakes = 0;
  private handled = 0;
  private told = '';
  private readonly activities: ProcessActivities;

  constructor(
    private readonly definitions: readonly AnyDefinition[],
    private readonly start: ProcessArguments,
  ) {
    const { resumed, policy } = start;
    this.life = resumed?.life ?? null;
    this.inbox = [...(resumed?.inbox ?? [])];
    this.clockOffset = resumed?.clockOffset ?? 0;
    this.activities = workflow.proxyActivities<ProcessActivities>({
      startToCloseTimeout: policy.claimMilliseconds,
      // The activities themselves say when it is enough.
      retry: { initialInterval: policy.firstWaitMilliseconds, backoffCoefficient: 2, maximumInterval: longestWait },
    });
    this.takeMessages();
  }

  async run(): Promise<void> {
    if (!this.start.resumed) this.life = await this.persevere(() => this.activities.formerLife(workflow.workflowInfo().workflowId));
    while (this.inbox.length > 0 || this.life?.status === 'running') {
      if (this.inbox.length > 0) await this.followInbox();
      else if (await this.restUntilWoken()) await this.wakeUp();
      if (this.isLong()) return this.goOnInNewRun();
    }
    this.wakeAsked = false;
    await workflow.condition(workflow.allHandlersFinished);
  }

  private takeMessages(): void {
    workflow.setHandler(follow, (event) => void this.inbox.push(event));
    workflow.setHandler(retry, () => {
      this.retryAsked = this.error !== null;
    });
    workflow.setHandler(process, () => this.answer());
    workflow.setHandler(wake, async () => {
      const before = this.wakes;
      this.wakeAsked = this.life?.wakeAt !== null && this.error === null;
      await workflow.condition(() => !this.wakeAsked);
      return this.wakes > before;
    });
  }

  private async followInbox(): Promise<void> {
    const preparations = await this.prepare(this.inbox.slice(0, inputsPerLook));
    for (const preparation of preparations) {
      const event = this.inbox[0];
      if (event && preparation.answer === 'ready') await this.handle(event, preparation.prepared);
      this.inbox.shift();
    }
  }

  private async wakeUp(): Promise<void> {
    const at = this.life?.wakeAt;
    if (at) {
      const input: AnyInput = { type: 'process.woken', at };
      const [preparation] = await this.prepare([input]);
      if (preparation?.answer === 'ready') {
        await this.handle(input, preparation.prepared);
        this.wakes += 1;
      }
      this.earlyWakes = preparation?.answer === 'early' ? this.earlyWakes + 1 : 0;
    }
    this.wakeAsked = false;
  }

  /** True: the time has come, or somebody says so. */
  private async restUntilWoken(): Promise<boolean> {
    const stirred = () => this.inbox.length > 0 || this.wakeAsked;
    const wakeAt = this.life?.wakeAt;
    if (!wakeAt) {
      await workflow.condition(stirred);
      return this.wakeAsked;
    }
    const distance = Date.parse(wakeAt) - (Date.now() + this.clockOffset);
    // Clocks differ a little. Where the business clock is behind, rest longer each time instead of asking without end.
    const atLeast = this.earlyWakes > 0 ? Math.min(25 * 2 ** this.earlyWakes, longestEarlyRest) : 1;
    const interrupted = await workflow.condition(stirred, Math.max(distance, atLeast));
    return !interrupted || this.wakeAsked;
  }

  private async prepare(inputs: readonly AnyInput[]): Promise<readonly Preparation[]> {
    const { type, key } = this.start;
    const { now, preparations } = await this.persevere(() => this.activities.prepare({ type, key, life: this.life, inputs }));
    this.clockOffset = Date.parse(now) - Date.now();
    return preparations;
  }

  private async handle(input: AnyInput, prepared: Prepared): Promise<void> {
    const definition = this.definition(prepared.definitionVersion);
    const met = this.life?.status === 'running' ? this.life : newLife(definition, this.life ?? undefined);
    const { life, outgoing } = advance(definition, this.start.key, met, input, prepared);
    if (outgoing.commands.length > 0) await this.persevere(() => this.activities.dispatchCommands(outgoing));
    this.life = life;
    this.handled += 1;
    this.tell();
    if (life.status === 'done') await this.persevere(() => this.activities.keepEnd(this.start.type, this.start.key, life));
  }

  /** Not an application failure, on purpose: a worker without this version fails the task, and one that has it takes it over. */
  private definition(version: number): AnyDefinition {
    const found = this.definitions.find((definition) => definition.type === this.start.type && definition.version === version);
    if (!found) throw new Error(`The workflow bundle lacks ${this.start.type} version ${version}`);
    return found;
  }

  /** Out of attempts the process is parked until somebody has it try again. Events go on queueing up. */
  private async persevere<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof workflow.ActivityFailure)) throw error;
        await this.park(error.cause?.message ?? error.message);
      }
    }
  }

  private async park(reason: string): Promise<void> {
    this.error = reason;
    this.wakeAsked = false;
    this.tell();
    await workflow.condition(() => this.retryAsked);
    this.retryAsked = false;
    this.error = null;
    this.tell();
  }

  private isLong(): boolean {
    return this.handled >= inputsPerRun || workflow.workflowInfo().continueAsNewSuggested;
  }

  private async goOnInNewRun(): Promise<void> {
    this.wakeAsked = false;
    await workflow.condition(workflow.allHandlersFinished);
    const resumed = { life: this.life, inbox: this.inbox, clockOffset: this.clockOffset };
    await workflow.continueAsNew<(start: ProcessArguments) => Promise<void>>({ ...this.start, resumed });
  }

  /** What lists show without asking the workflow. */
  private tell(): void {
    const { status, wakeAt, definitionVersion, error, key } = this.answer();
    const told = JSON.stringify([status, wakeAt, definitionVersion, error]);
    if (told === this.told) return;
    this.told = told;
    workflow.upsertMemo({ key, status, wakeAt: wakeAt ?? '', definitionVersion, error: error ?? '' });
  }

  private answer(): ProcessAnswer {
    const { type, key } = this.start;
    const { life } = this;
    return {
      type,
      key,
      definitionVersion: life?.definitionVersion ?? 0,
      state: life?.state ?? null,
      wakeAt: life?.wakeAt ?? null,
      status: this.error !== null ? 'parked' : (life?.status ?? 'running'),
      error: this.error,
    };
  }
}

/** The workflow functions of a bundle, one per process type. */
export function workflowsOf(
  modules: readonly Readonly<Record<string, unknown>>[],
): Record<string, (start: ProcessArguments) => Promise<void>> {
  const definitions = modules.flatMap((module) => Object.values(module)).filter(isDefinition);
  const run = (start: ProcessArguments) => new ProcessWorkflow(definitions, start).run();
  return Object.fromEntries(definitions.map(({ type }) => [type, run]));
}

function isDefinition(value: unknown): value is AnyDefinition {
  return typeof value === 'object' && value !== null && 'follows' in value && 'starts' in value && 'on' in value && 'version' in value;
}
