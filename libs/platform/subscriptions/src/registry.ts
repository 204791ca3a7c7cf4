import type { Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { Builds } from './builds';
import { Checkpoints, type Checkpoint } from './checkpoints';
import type { Follower } from './follower';
import { ParkedEvents } from './parked/parked-events';
import type { ProjectionDefinition } from './projection';
import { ProjectionFollower } from './projection/projection-follower';
import type { ReactorDefinition } from './reactor';
import { ReactorFollower } from './reactor/reactor-follower';

/** What the contexts have registered, and how a checkpoint row becomes something that works. */
@Injectable()
export class Registry {
  readonly projections = new Map<string, ProjectionDefinition>();
  readonly reactors = new Map<string, ReactorDefinition>();

  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
    private readonly parked: ParkedEvents,
    private readonly builds: Builds,
  ) {}

  addProjection(definition: ProjectionDefinition): void {
    this.refuseTaken(definition.name);
    this.projections.set(definition.name, definition);
  }

  addReactor(definition: ReactorDefinition): void {
    this.refuseTaken(definition.name);
    this.reactors.set(definition.name, definition);
  }

  /** Null for builds that this program does not know, is past, or keeps only for a way back. */
  follower(checkpoint: Checkpoint): Follower | null {
    const { subscription, version, build, state } = checkpoint;
    const key = { subscription, version, build };
    const { database, checkpoints, parked } = this;
    const reactor = this.reactors.get(subscription);
    if (reactor) return new ReactorFollower(key, reactor, { database, checkpoints, parked });
    const projection = this.projections.get(subscription);
    if (!projection || projection.version !== version || state === 'retired') return null;
    const switchTo = () => this.builds.switchTo(projection, key);
    return new ProjectionFollower(key, state, projection, { database, checkpoints, parked, switchTo });
  }

  /** The types that a subscription follows; none for one that is not registered (any more). */
  typesOf(subscription: string): readonly Stored['type'][] {
    return (this.projections.get(subscription) ?? this.reactors.get(subscription))?.events ?? [];
  }

  private refuseTaken(name: string): void {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Error(`A subscription cannot be named ${name}`);
    if (this.projections.has(name) || this.reactors.has(name)) throw new Error(`Subscription ${name} is registered twice`);
  }
}
