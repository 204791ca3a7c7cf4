import { EventStore } from '@casewright/event-store';
import type { AnyEvent } from '@casewright/kernel';
import { Config } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Builds } from './builds';
import { CatchUp } from './catch-up';
import { buildName, Checkpoints } from './checkpoints';
import { Following, type FollowingTools } from './following';
import { FollowingLoop } from './following-loop';
import { Leases } from './leases/leases';
import { LogPump } from './log/log-pump';
import { LogTail } from './log/log-tail';
import { ParkedEvents } from './parked/parked-events';
import type { ProjectionDefinition } from './projection';
import type { ReactorDefinition } from './reactor';
import { Registry } from './registry';
import { Subscriptions } from './runner';
import { Standing } from './standing';

const reviewEvery = 1000;

/** Holds the followings of this process: all of them for `catchUp`, those under its leases while it runs. */
@Injectable()
export class SubscriptionsHost extends Subscriptions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly followings = new Map<string, Following>();
  private readonly loops = new Map<string, FollowingLoop>();
  private readonly pump: LogPump;
  private readonly tools: FollowingTools;
  private review: NodeJS.Timeout | null = null;
  private reviewing: Promise<void> = Promise.resolve();
  private running = false;
  private prepared = false;
  private knownBuilds = 0;

  constructor(
    database: Database,
    private readonly store: EventStore,
    private readonly tail: LogTail,
    private readonly checkpoints: Checkpoints,
    parked: ParkedEvents,
    private readonly registry: Registry,
    private readonly builds: Builds,
    private readonly leases: Leases,
    private readonly config: Config,
  ) {
    super();
    this.tools = { database, store, tail, checkpoints, parked };
    this.pump = new LogPump(store, tail);
  }

  addProjection<Row extends object, E extends AnyEvent>(definition: ProjectionDefinition<Row, E>): void {
    this.registry.addProjection(definition as unknown as ProjectionDefinition);
    this.prepared = false;
  }

  addReactor<E extends AnyEvent>(definition: ReactorDefinition<E>): void {
    this.registry.addReactor(definition as unknown as ReactorDefinition);
    this.prepared = false;
  }

  /** Every module has registered by now. The tables must be there before the first request, in api processes, too. */
  async onApplicationBootstrap(): Promise<void> {
    await this.prepare();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  async start(): Promise<void> {
    if (this.running || this.config.values.CASEWRIGHT_ROLE === 'api') return;
    this.running = true;
    await this.prepare();
    this.pump.start();
    await this.reviewLeases();
    this.scheduleReview();
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    if (this.review) clearTimeout(this.review);
    await this.reviewing;
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
    this.loops.clear();
    await this.pump.stop();
    await this.leases.close();
  }

  async catchUp(): Promise<void> {
    await this.prepare();
    if (this.followings.size === 0 || this.knownBuilds !== this.builds.begun) await this.refresh();
    await new CatchUp(this.store, this.tail, () => this.refresh()).run(() => [...this.followings.values()]);
  }

  /** Takes in builds that were begun or retired, by this process or another. */
  async refresh(): Promise<void> {
    this.knownBuilds = this.builds.begun;
    const wanted = new Map<string, Following>();
    for (const checkpoint of await this.checkpoints.all()) {
      const known = this.followings.get(buildName(checkpoint));
      if (known?.follower.state === checkpoint.state) wanted.set(buildName(checkpoint), known);
      else {
        const follower = this.registry.follower(checkpoint);
        if (follower) wanted.set(buildName(checkpoint), new Following(follower, checkpoint, this.tools));
      }
    }
    this.followings.clear();
    for (const [name, following] of wanted) this.followings.set(name, following);
  }

  private async prepare(): Promise<void> {
    if (this.prepared) return;
    await this.builds.prepare(this.registry.projections.values(), this.registry.reactors.values());
    this.prepared = true;
    await this.refresh();
  }

  private scheduleReview(): void {
    this.review = setTimeout(() => {
      this.reviewing = this.reviewLeases()
        .catch(() => undefined)
        .then(() => {
          if (this.running) this.scheduleReview();
        });
    }, reviewEvery);
  }

  private async reviewLeases(): Promise<void> {
    await this.refresh();
    const held = await this.leases.share([...this.followings.keys()].sort()).catch(() => new Set<string>());
    for (const [name, loop] of this.loops) {
      if (held.has(name) && this.followings.get(name) === loop.following) continue;
      this.loops.delete(name);
      await loop.stop();
    }
    for (const name of held) {
      const following = this.followings.get(name);
      if (!following || this.loops.has(name)) continue;
      const standing = new Standing(following.follower.key, this.checkpoints);
      this.loops.set(name, new FollowingLoop(following, this.tail, standing, () => this.refreshSoon()));
      await this.checkpoints.hold(following.follower.key, `${this.config.values.CASEWRIGHT_ROLE} ${process.pid}`);
    }
  }

  /** A build was switched or taken over: do not wait for the next review. */
  private refreshSoon(): void {
    if (!this.running) return;
    if (this.review) clearTimeout(this.review);
    this.reviewing = this.reviewing.then(() => this.reviewLeases()).catch(() => undefined);
    this.scheduleReview();
  }
}
