import { logStart, EventStore } from '@casewright/event-store';
import type { Position } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Checkpoints, type BuildKey, type BuildState, type Checkpoint } from './checkpoints';
import type { ProjectionDefinition } from './projection';
import { ProjectionTable, shapeOf, tableName } from './projection/projection-table';
import type { ReactorDefinition } from './reactor';

const buildsLock = 0x6361_7362;

/** Makes, switches and drops the builds of subscriptions: their tables, views and checkpoint rows. */
@Injectable()
export class Builds {
  /** Grows with each build that this process begins. */
  begun = 0;

  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
    private readonly store: EventStore,
  ) {}

  /** Makes whatever the registered definitions lack. Several processes may call it at once. */
  async prepare(projections: Iterable<ProjectionDefinition>, reactors: Iterable<ReactorDefinition>): Promise<void> {
    const newest = (await this.store.newestPosition()) ?? logStart;
    await this.locked(async (client) => {
      const known = await this.checkpoints.all(client);
      for (const definition of projections) await this.prepareProjection(client, definition, known);
      for (const { name, startsAt } of reactors) {
        if (known.some(({ subscription }) => subscription === name)) continue;
        await this.insert(
          client,
          { subscription: name, version: 1, build: 1 },
          'reactor',
          'live',
          startsAt === 'now' ? newest : logStart,
          '',
        );
      }
    });
  }

  /** Begins a new build next to the one that readers see. The builds kept for a way back are dropped. */
  async rebuild(definition: ProjectionDefinition): Promise<BuildKey> {
    const key = await this.locked(async (client) => {
      const builds = (await this.checkpoints.all(client)).filter(({ subscription }) => subscription === definition.name);
      for (const old of builds.filter(({ state, version }) => state !== 'live' && version === definition.version))
        await this.drop(client, old);
      const last = Math.max(0, ...builds.filter(({ version }) => version === definition.version).map(({ build }) => build));
      const key = { subscription: definition.name, version: definition.version, build: last + 1 };
      await new ProjectionTable(definition, key).create(client);
      await this.insert(client, key, 'projection', 'building', logStart, shapeOf(definition));
      return key;
    });
    this.begun += 1;
    return key;
  }

  /** Readers see this build from now on; the one before is kept for a way back. */
  async switchTo(definition: ProjectionDefinition, key: BuildKey): Promise<void> {
    await this.locked(async (client) => {
      await client.query(`update es.checkpoints set state = 'retired', lease = null where subscription = $1 and state = 'live'`, [
        key.subscription,
      ]);
      await client.query(`update es.checkpoints set state = 'live' where subscription = $1 and version = $2 and build = $3`, [
        key.subscription,
        key.version,
        key.build,
      ]);
      await new ProjectionTable(definition, key).show(client);
    });
  }

  /** Drops the builds that are kept for a way back. Nobody follows them, so they would keep what is to be forgotten. */
  async dropRetired(): Promise<void> {
    await this.locked(async (client) => {
      const retired = (await this.checkpoints.all(client)).filter(({ state, kind }) => state === 'retired' && kind === 'projection');
      for (const build of retired) await this.drop(client, build);
    });
  }

  private async prepareProjection(client: PoolClient, definition: ProjectionDefinition, known: readonly Checkpoint[]): Promise<void> {
    const builds = known.filter(({ subscription }) => subscription === definition.name);
    const own = builds.filter(({ version, state }) => version === definition.version && state !== 'retired');
    const shape = shapeOf(definition);
    if (own.some((build) => build.shape !== shape)) {
      throw new Error(`The columns or indexes of projection ${definition.name} have changed: raise its version`);
    }
    if (own.length > 0) return;
    const kept = builds.find(({ version }) => version === definition.version);
    if (kept) return this.revive(client, kept);
    const key = { subscription: definition.name, version: definition.version, build: 1 };
    const table = new ProjectionTable(definition, key);
    const isFirst = !builds.some(({ state }) => state === 'live');
    await table.create(client);
    await this.insert(client, key, 'projection', isFirst ? 'live' : 'building', logStart, shape);
    if (isFirst) await table.show(client);
  }

  /** The program went back to an earlier version whose rows are still there: they only have to catch up. */
  private async revive(client: PoolClient, key: BuildKey): Promise<void> {
    await client.query(`update es.checkpoints set state = 'building' where subscription = $1 and version = $2 and build = $3`, [
      key.subscription,
      key.version,
      key.build,
    ]);
  }

  private async insert(
    client: PoolClient,
    key: BuildKey,
    kind: Checkpoint['kind'],
    state: BuildState,
    position: Position,
    shape: string,
  ): Promise<void> {
    await client.query(
      `insert into es.checkpoints (subscription, version, build, kind, state, epoch, xid, seq, shape) values ($1, $2, $3, $4, $5, $6, $7::xid8, $8, $9)`,
      [key.subscription, key.version, key.build, kind, state, position.epoch, position.xid, position.seq, shape],
    );
  }

  private async drop(client: PoolClient, key: BuildKey): Promise<void> {
    await client.query('delete from es.checkpoints where subscription = $1 and version = $2 and build = $3', [
      key.subscription,
      key.version,
      key.build,
    ]);
    await client.query(`drop table if exists ${tableName(key)}`);
  }

  private locked<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [buildsLock]);
      return work(client);
    });
  }
}
