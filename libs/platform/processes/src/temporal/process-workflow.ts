import type { Stored } from '@casewright/kernel';
import * as workflow from '@temporalio/workflow';
import { advance, cancelled, isEvent, newLife, ticketIn, type AnyDefinition, type AnyInput, type Life, type Prepared } from '../core/life';
import type { Pending } from '../postgres/process-row';
import type { Preparation, ProcessActivities, ProcessAnswer, ProcessArguments } from './messages';
import { Interrupted, WorkflowInbox } from './workflow-inbox';
import { WorkflowSign } from './workflow-sign';

const inputsPerRun = 400;
const inputsPerLook = 50;
const longestEarlyRest = 60_000;
const longestWait = 10_000;
/** A longer wait for the next try is a timer of the server's: the worker has its hands free meanwhile. */
const longestWaitInTask = 500;

/**
 * One process as a workflow: it folds its inputs with the pure definition, has look-ups and commands done by activities, and rests
 * until an event or its wake-up time comes. Everything in here must be deterministic, and must replay the histories in `recorded`.
 */
export class ProcessWorkflow {
  private life: Life | null;
  private clockOffset: number;
  private error: string | null = null;
  /** The input in hand; where it is an event, it still is the first of the inbox. */
  private pending: Pending | null = null;
  private isEndUnkept = false;
  private reason: string | null = null;
  private earlyWakes = 0;
  private handled = 0;
  private readonly inbox: WorkflowInbox;
  private readonly sign: WorkflowSign;
  private readonly activities: ProcessActivities;
  /** Only with what `activities` have answered written down may commands go out, so these never share a task with them. */
  private readonly senders: Pick<ProcessActivities, 'dispatchCommands'>;

  constructor(
    private readonly definitions: readonly AnyDefinition[],
    private readonly start: ProcessArguments,
  ) {
    const { resumed, policy } = start;
    this.life = resumed?.life ?? null;
    this.clockOffset = resumed?.clockOffset ?? 0;
    const patience = {
      startToCloseTimeout: policy.claimMilliseconds,
      // The activities themselves say when it is enough.
      retry: { initialInterval: policy.firstWaitMilliseconds, backoffCoefficient: 2, maximumInterval: longestWait },
    };
    this.senders = workflow.proxyActivities<ProcessActivities>(patience);
    this.activities = start.local
      ? workflow.proxyLocalActivities<ProcessActivities>({ ...patience, localRetryThreshold: longestWaitInTask })
      : workflow.proxyActivities<ProcessActivities>(patience);
    this.inbox = new WorkflowInbox(
      () => this.life?.wakeAt !== null && this.error === null,
      () => this.error !== null,
      () => this.answer(),
    );
    this.takeOn(resumed?.inbox ?? []);
    this.sign = new WorkflowSign(definitions, start);
  }

  /**
   * What the former run handed on is older than what has reached this one before it began; in the other order it would be taken for repeats,
   * and be lost. Histories from before this was seen have them in that order.
   */
  private takeOn(handedOn: readonly Stored[]): void {
    if (handedOn.length === 0) return;
    const { events } = this.inbox;
    if (events.length === 0 || workflow.patched('handed-on-first')) events.unshift(...handedOn);
    else events.push(...handedOn);
  }

  async run(): Promise<void> {
    if (!(await this.begin())) return;
    while (this.isAlive()) {
      try {
        if (await this.goOn()) return;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
      }
    }
    await this.finishHandlers();
  }

  /** False: there is nothing for this run to do. */
  private async begin(): Promise<boolean> {
    if (this.start.resumed) return true;
    return this.start.token === undefined ? this.lookBack() : this.arrive(this.start.token);
  }

  private async lookBack(): Promise<boolean> {
    for (;;) {
      const seen = this.inbox.events.length;
      const former = await this.persevere(() => this.activities.formerLife(workflow.workflowInfo().workflowId));
      if (former !== 'elsewhere') {
        this.life = former;
        return true;
      }
      // Who sent those finds out as well, and takes them to where the process is. Later ones may be for a process that is back.
      this.inbox.events.splice(0, seen);
      if (this.inbox.events.length === 0) return false;
    }
  }

  private async arrive(token: number): Promise<boolean> {
    const { workflowId: id, runId } = workflow.workflowInfo();
    const handedOver = await this.persevere(() => this.activities.takeOver({ id, token, runId }));
    if (!handedOver) return false;
    const { life, pending, inbox, error } = handedOver;
    const inHand = pending && isEvent(pending.input) ? [pending.input] : [];
    this.inbox.events.unshift(...inHand, ...inbox);
    Object.assign(this, { life, pending, error });
    this.tell();
    return true;
  }

  private isAlive(): boolean {
    return this.inbox.events.length > 0 || this.life?.status === 'running' || this.pending !== null || this.isEndUnkept;
  }

  /** One thing after another; true: the process goes on in another run, or elsewhere. */
  private async goOn(): Promise<boolean> {
    const { cancelAsked } = this.inbox;
    if (cancelAsked !== null) await this.cancel(cancelAsked);
    else if (this.inbox.leaveAsked) return this.leave();
    else if (this.error !== null) await this.park(this.error);
    else if (this.isEndUnkept) await this.keepEnd();
    else if (this.pending?.prepared) await this.handle(this.pending.input, this.pending.prepared);
    else if (this.inbox.events.length > 0) await this.followInbox();
    else if (await this.restUntilWoken()) await this.wakeUp();
    if (!this.isLong()) return false;
    await this.goOnInNewRun();
    return true;
  }

  private async followInbox(): Promise<void> {
    const preparations = await this.prepare(this.inbox.events.slice(0, inputsPerLook));
    for (const preparation of preparations) {
      const event = this.inbox.events[0];
      if (event && preparation.answer === 'ready') await this.handle(event, preparation.prepared);
      else this.inbox.events.shift();
    }
  }

  private async wakeUp(): Promise<void> {
    const at = this.life?.wakeAt;
    if (at) {
      const input: AnyInput = { type: 'process.woken', at };
      const [preparation] = await this.prepare([input]);
      if (preparation?.answer === 'ready') {
        await this.handle(input, preparation.prepared);
        this.inbox.woken();
      }
      this.earlyWakes = preparation?.answer === 'early' ? this.earlyWakes + 1 : 0;
    }
    this.inbox.wakeAsked = false;
  }

  /** True: the time has come, or somebody says so. */
  private async restUntilWoken(): Promise<boolean> {
    const stirred = () => this.inbox.isStirred;
    const wakeAt = this.life?.wakeAt;
    if (!wakeAt) {
      await workflow.condition(stirred);
      return this.inbox.wakeAsked;
    }
    const byServer = Date.parse(wakeAt) - Date.now();
    // A business clock that was behind may have been set right since: once the server's time has come it is asked again each minute.
    const distance = Math.min(byServer - this.clockOffset, Math.max(byServer, longestEarlyRest));
    // Clocks differ a little. Where the business clock is behind, rest longer each time instead of asking without end.
    const atLeast = this.earlyWakes > 0 ? Math.min(25 * 2 ** this.earlyWakes, longestEarlyRest) : 1;
    const interrupted = await workflow.condition(stirred, Math.max(distance, atLeast));
    return !interrupted || this.inbox.wakeAsked;
  }

  private async prepare(inputs: readonly AnyInput[]): Promise<readonly Preparation[]> {
    const { type, key } = this.start;
    this.pending = inputs[0] ? { input: inputs[0], prepared: null } : null;
    const { now, preparations } = await this.persevere(() => this.activities.prepare({ type, key, life: this.life, inputs }));
    this.pending = null;
    this.clockOffset = Date.parse(now) - Date.now();
    return preparations;
  }

  private async handle(input: AnyInput, prepared: Prepared): Promise<void> {
    const definition = this.definition(prepared.definitionVersion);
    const met = this.life?.status === 'running' ? this.life : newLife(definition, this.life ?? undefined);
    const { life, outgoing } = advance(definition, this.start.key, met, input, prepared);
    this.pending = { input, prepared };
    if (outgoing.commands.length > 0) await this.persevere(() => this.senders.dispatchCommands(outgoing));
    Object.assign(this, { life, pending: null, reason: null });
    if (isEvent(input)) this.inbox.events.shift();
    this.handled += 1;
    this.tell();
    this.isEndUnkept = life.status === 'done';
    if (this.isEndUnkept) await this.keepEnd();
  }

  private async keepEnd(): Promise<void> {
    const { life, reason } = this;
    const { type, key } = this.start;
    if (life) await this.persevere(() => this.activities.keepEnd(type, key, life, ...(reason === null ? [] : [reason])));
    this.isEndUnkept = false;
  }

  private async cancel(reason: string): Promise<void> {
    const life = cancelled(this.life ?? newLife(this.newest()), this.inbox.events);
    this.inbox.events.length = 0;
    this.inbox.cancelAsked = null;
    Object.assign(this, { life, reason, pending: null, error: null, isEndUnkept: true });
    this.tell();
    await this.keepEnd();
  }

  /** True: the process lives in PostgreSQL from now on. What reaches this run after that is delivered there by who sent it. */
  private async leave(): Promise<boolean> {
    const { workflowId, runId } = workflow.workflowInfo();
    const { pending, error, inbox } = this;
    this.inbox.leaveAsked = false;
    const life = this.life ?? newLife(this.newest());
    const unheard = inbox.events.slice(pending && isEvent(pending.input) ? 1 : 0);
    try {
      const isGone = await this.activities.handBack(workflowId, runId, { life, pending, error, inbox: unheard });
      if (isGone) await this.finishHandlers();
      return isGone;
    } catch (failure) {
      if (!(failure instanceof workflow.TemporalFailure)) throw failure;
      // Who moves it asks again, unless it was handed back and only the answer got lost.
      if (isPassing(failure) && workflow.patched('leaves-until-answered')) {
        this.inbox.leaveAsked = true;
        await workflow.sleep(this.start.policy.firstWaitMilliseconds);
      }
      return false;
    }
  }

  /** Not an application failure, on purpose: a worker without this version fails the task, and one that has it takes it over. */
  private definition(version: number): AnyDefinition {
    const found = this.definitions.find((definition) => definition.type === this.start.type && definition.version === version);
    if (!found) throw new Error(`The workflow bundle lacks ${this.start.type} version ${version}`);
    return found;
  }

  private newest(): AnyDefinition {
    const versions = this.definitions.filter(({ type }) => type === this.start.type).map(({ version }) => version);
    return this.definition(Math.max(...versions));
  }

  /** Out of attempts the process is parked until somebody has it try again. Events go on queueing up. */
  private async persevere<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof workflow.TemporalFailure)) throw error;
        const { firstWaitMilliseconds } = this.start.policy;
        if (isPassing(error)) await workflow.sleep(firstWaitMilliseconds);
        else await this.park(reasonOf(error).message);
      }
    }
  }

  private async park(reason: string): Promise<void> {
    this.error = reason;
    this.inbox.wakeAsked = false;
    this.tell();
    await workflow.condition(() => this.inbox.retryAsked || this.inbox.isInterrupted);
    if (!this.inbox.retryAsked) throw new Interrupted();
    this.inbox.retryAsked = false;
    this.error = null;
    this.tell();
  }

  private isLong(): boolean {
    const isAtRest = this.pending === null && this.error === null && !this.isEndUnkept;
    return isAtRest && (this.handled >= inputsPerRun || workflow.workflowInfo().continueAsNewSuggested);
  }

  private async goOnInNewRun(): Promise<void> {
    await this.finishHandlers();
    const resumed = { life: this.life, inbox: this.inbox.events, clockOffset: this.clockOffset };
    const { type, key, policy } = this.start;
    await workflow.continueAsNew<(start: ProcessArguments) => Promise<void>>({ type, key, policy, local: true, resumed });
  }

  private async finishHandlers(): Promise<void> {
    this.inbox.wakeAsked = false;
    await workflow.condition(workflow.allHandlersFinished);
  }

  private tell(): void {
    this.sign.show(this.answer());
  }

  private answer(): ProcessAnswer {
    const { type, key } = this.start;
    const { life, error, reason } = this;
    const ended = reason === null ? 'done' : 'cancelled';
    return {
      ...{
        type,
        key,
        error: error ?? reason,
        state: life?.state ?? null,
        ticketId: ticketIn(life?.state),
        wakeAt: life?.wakeAt ?? null,
        sent: life?.sent ?? 0,
      },
      ...{ positions: life?.positions ?? {}, wakes: life?.wakes ?? [], definitionVersion: life?.definitionVersion ?? 0 },
      status: error !== null ? 'parked' : life?.status === 'done' ? ended : 'running',
    };
  }
}

/** What was done within the task fails as it is, what the server had done comes wrapped. */
const reasonOf = (failure: workflow.TemporalFailure): Error =>
  failure instanceof workflow.ActivityFailure ? (failure.cause ?? failure) : failure;

/** It took too long, or its worker was stopped: within the task nobody but us tries that again. */
function isPassing(failure: workflow.TemporalFailure): boolean {
  const reason = reasonOf(failure);
  return reason instanceof workflow.TimeoutFailure || reason instanceof workflow.CancelledFailure;
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
