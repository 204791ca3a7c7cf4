import { DomainError, fold, type Aggregate, type AnyEvent, type CommandMeta, type Stored } from '@casewright/kernel';
import type { Loaded } from './loaded';
import type { RepositoryTools } from './repository-tools';

export interface Changed<State> extends Loaded<State> {
  /** False: the command had no effect, or had been handled before. */
  readonly changed: boolean;
}

export interface ChangeOptions {
  /** From If-Match: a conflict is then refused instead of retried. */
  readonly expectedVersion?: number;
}

/** What the contexts' repositories offer; depend on it where a test hands in one of its own. */
export interface AggregateRepository<State, E extends AnyEvent> {
  readonly aggregate: Aggregate<State, E>;
  load(id: string): Promise<Loaded<State>>;
  /** The state as of a version, for answers about the past. */
  loadAt(id: string, version: number): Promise<Loaded<State>>;
  change(id: string, meta: CommandMeta, decide: (state: State) => readonly E[], options?: ChangeOptions): Promise<Changed<State>>;
}

const snapshotEvery = 100;
const attempts = 20;

/**
 * Load (snapshot, then events), decide, append. Written once for every aggregate; contexts subclass it only to get a token
 * for injection: `class TicketRepository extends Repository<Ticket, TicketEvent>`.
 */
export abstract class Repository<State, E extends AnyEvent> implements AggregateRepository<State, E> {
  constructor(
    private readonly tools: RepositoryTools,
    readonly aggregate: Aggregate<State, E>,
  ) {}

  async load(id: string): Promise<Loaded<State>> {
    // Shorter streams have no snapshot, and most are.
    const first = await this.tools.store.readStream(id, { until: snapshotEvery });
    const begun = this.foldOn({ state: this.aggregate.initial, version: 0 }, first);
    if (first.length < snapshotEvery) return begun;
    const from = (await this.tools.snapshots.find<State>(id, this.aggregate.stateVersion)) ?? begun;
    return this.foldOn(from, await this.tools.store.readStream(id, { after: from.version }));
  }

  async loadAt(id: string, version: number): Promise<Loaded<State>> {
    return this.foldOn({ state: this.aggregate.initial, version: 0 }, await this.tools.store.readStream(id, { until: version }));
  }

  /**
   * A command that was handled before is answered with the state it led to, whatever has happened since. A command without effect is
   * remembered too: its repeat must not take effect later.
   */
  change(id: string, meta: CommandMeta, decide: (state: State) => readonly E[], options: ChangeOptions = {}): Promise<Changed<State>> {
    return this.tools.turns.take(id, async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.attempt(id, meta, decide, options);
        } catch (error) {
          this.tools.states.drop(id);
          const lostRace = error instanceof DomainError && error.code === 'version.stale' && options.expectedVersion === undefined;
          if (!lostRace || attempt === attempts) throw error;
        }
      }
    });
  }

  private async attempt(
    id: string,
    meta: CommandMeta,
    decide: (state: State) => readonly E[],
    options: ChangeOptions,
  ): Promise<Changed<State>> {
    const keep = this.tools.states.begin();
    const { before, events } = await this.decision(id, meta, decide, options);
    if ('repeated' in events) return events.repeated;
    const { store } = this.tools;
    const requestHash = meta.requestHash ?? id;
    const result = await store.append({
      streamId: id,
      category: this.aggregate.category,
      expected: before.version,
      events,
      meta,
      requestHash,
    });
    if (result.repeated) return { ...(await this.loadAt(id, result.toVersion)), changed: false };
    await this.keepSnapshot(id, result.fromVersion, result.toVersion);
    const after = { state: fold(this.aggregate, events, before.state), version: result.toVersion };
    keep(id, after);
    return { ...after, changed: events.length > 0 };
  }

  /** What is known here may be older than what another process knows: what it refuses is looked at once more with what the log has. */
  private async decision(id: string, meta: CommandMeta, decide: (state: State) => readonly E[], options: ChangeOptions) {
    const known = this.tools.states.get<State>(id);
    if (known) {
      try {
        return { before: known, events: decideOn(known, decide, options) };
      } catch {
        this.tools.states.drop(id);
      }
    }
    const before = await this.load(id);
    return { before, events: await this.decided(before, id, meta, decide, options) };
  }

  /** A repeat may be refused by the state that it brought about itself, or carry the version from before it: then the first result counts. */
  private async decided(
    before: Loaded<State>,
    id: string,
    meta: CommandMeta,
    decide: (state: State) => readonly E[],
    options: ChangeOptions,
  ): Promise<readonly E[] | { repeated: Changed<State> }> {
    try {
      return decideOn(before, decide, options);
    } catch (refusal) {
      const first = await this.tools.store.findCommand(meta.commandId);
      if (!first) throw refusal;
      if (first.streamId !== id || first.requestHash !== (meta.requestHash ?? id)) throw reused();
      return { repeated: { ...(await this.loadAt(id, first.toVersion)), changed: false } };
    }
  }

  /** A snapshot only saves time, so a command that was stored does not fail when it cannot be taken. */
  private async keepSnapshot(id: string, from: number, to: number): Promise<void> {
    if (Math.floor(from / snapshotEvery) === Math.floor(to / snapshotEvery)) return;
    await this.tools.snapshots.take(this.aggregate, id).catch(() => undefined);
  }

  private foldOn(from: Loaded<State>, events: readonly Stored[]): Loaded<State> {
    return { state: fold(this.aggregate, events as readonly Stored<E>[], from.state), version: events.at(-1)?.version ?? from.version };
  }
}

function decideOn<State, E>(
  { state, version }: Loaded<State>,
  decide: (state: State) => readonly E[],
  { expectedVersion }: ChangeOptions,
): readonly E[] {
  if (expectedVersion !== undefined && expectedVersion !== version) throw stale(expectedVersion, version);
  return decide(state);
}

const stale = (expected: number, actual: number) =>
  new DomainError('version.stale', 'Somebody else has changed this in the meantime.', { expected, actual });
const reused = () => new DomainError('command.reused', 'This idempotency key was used for another request before.');
