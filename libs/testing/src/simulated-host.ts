import { idFrom, type AnyEvent, type CommandMessage, type ProcessDefinition, type ProcessInput, type Stored } from '@casewright/kernel';

interface Life<State> {
  readonly state: State;
  readonly status: 'running' | 'done';
  readonly wakeAt: string | null;
  /** Version of the newest event that was handled. */
  readonly position: number;
  readonly sent: number;
}

/** What becomes of one input: it is handled, or the host dies after its commands went out and repeats it. */
export type Fate = 'handled' | 'crashed';

interface World<State, E extends AnyEvent> {
  readonly definition: ProcessDefinition<State, E, undefined>;
  /** Carries out a command of the process and answers with the events that it leads to. */
  execute(command: CommandMessage, now: Date): readonly E[];
  /** Epoch milliseconds. */
  readonly begin: number;
}

/**
 * Runs a process manager without I/O and treats it as a real host may: events come again, wake-ups come early or for a time that was
 * given up, and a crash repeats an input whose commands went out. Like both hosts it drops events that are not newer than what was handled,
 * and commands under an id that was used. For property tests; one process, the events of one stream.
 */
export class SimulatedHost<State, E extends AnyEvent> {
  readonly log: Stored<E>[] = [];
  private life: Life<State> | null = null;
  private readonly done = new Set<string>();
  private readonly wishes: string[] = [];
  private time: number;

  constructor(private readonly world: World<State, E>) {
    this.time = world.begin;
  }

  get now(): Date {
    return new Date(this.time);
  }

  /** The state of the running process; null while none runs. */
  get running(): { readonly state: State; readonly wakeAt: string | null } | null {
    return this.life?.status === 'running' ? this.life : null;
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Appends events to the stream and delivers them. */
  append(events: readonly E[], fate: Fate = 'handled'): void {
    const stored = events.map((event) => this.stored(event));
    for (const event of stored) this.deliver(event, fate);
  }

  /** Delivers an event of the past once more. */
  deliverAgain(place: number): void {
    const event = this.log[place % Math.max(1, this.log.length)];
    if (event) this.deliver(event, 'handled');
  }

  /** Wakes the process where its time has come; true where it has. */
  wakeIfDue(fate: Fate = 'handled'): boolean {
    const at = this.running?.wakeAt;
    if (!at || Date.parse(at) > this.time) return false;
    this.take({ type: 'process.woken', at }, fate);
    return true;
  }

  /** Wakes it although nobody asked for it now: for a wish that was given up, or a moment too early. */
  wakeWrongly(place: number): void {
    const past = this.wishes.filter((at) => Date.parse(at) <= this.time);
    if (this.running) this.take({ type: 'process.woken', at: past[place % Math.max(1, past.length)] ?? this.now.toISOString() }, 'handled');
  }

  /** Wakes it as often as something is due. Throws where that never ends. */
  settle(): void {
    for (let turn = 0; this.wakeIfDue(); turn += 1) if (turn > 50) throw new Error('The process asks to be woken without end');
  }

  private deliver(event: Stored<E>, fate: Fate): void {
    if (this.life && event.version <= this.life.position) return;
    if (!this.running && !this.world.definition.starts(event)) return;
    this.take(event, fate);
  }

  private take(input: ProcessInput<E>, fate: Fate): void {
    const { definition } = this.world;
    const before = this.running ? this.life : null;
    const step = definition.on(before?.state ?? definition.initial, input, this.now, undefined);
    const wakeAt = step.done || !step.wakeAt ? null : new Date(step.wakeAt).toISOString();
    if (!('streamId' in input) && wakeAt !== null && wakeAt <= input.at)
      throw new Error('It asks to be woken again at the time it was woken');
    const sent = this.life?.sent ?? 0;
    const after = (step.commands ?? []).flatMap((command, index) => this.carryOut(command, `${sent + index + 1}`));
    // The events stand in the log whether or not the state was saved.
    const stored = after.map((event) => this.stored(event));
    if (fate === 'crashed') this.take(input, 'handled');
    else this.save(input, { ...step, wakeAt }, sent + (step.commands?.length ?? 0));
    for (const event of stored) this.deliver(event, 'handled');
  }

  private save(input: ProcessInput<E>, step: { state: State; wakeAt: string | null; done?: boolean }, sent: number): void {
    const position = 'streamId' in input ? input.version : (this.life?.position ?? 0);
    if (step.wakeAt) this.wishes.push(step.wakeAt);
    const state = JSON.parse(JSON.stringify(step.state)) as State;
    this.life = { state, status: step.done ? 'done' : 'running', wakeAt: step.wakeAt, position, sent };
  }

  private carryOut(command: CommandMessage, id: string): readonly E[] {
    if (this.done.has(id)) return [];
    this.done.add(id);
    return this.world.execute(command, this.now);
  }

  private stored(event: E): Stored<E> {
    const version = this.log.length + 1;
    const at = this.now.toISOString();
    const stored = {
      ...event,
      eventId: idFrom(`simulated:${version}`),
      streamId: idFrom('simulated'),
      category: event.type.split('.')[0] ?? '',
      version,
      position: { epoch: 1, xid: '1', seq: String(version) },
      meta: { commandId: `c${version}`, actor: { kind: 'system', id: 'test' }, correlationId: 'c', causationId: null, depth: 0, at },
      recordedAt: at,
    } as Stored<E>;
    this.log.push(stored);
    return stored;
  }
}
