import type { RuleFactCapability } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Database } from '@casewright/persistence';
import type { FactDefinition, PluginFactId } from '@casewright/rules';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { pluginFact, PluginFactDeclaration, pluginFactId } from '../../domain/plugin-fact';

interface Installed {
  readonly capability: RuleFactCapability;
  readonly declared: PluginFactDeclaration;
}

interface Row {
  readonly id: PluginFactId;
  readonly declared: PluginFactDeclaration;
}

type FactName = `fact.${string}`;
const isFact = (capability: string): capability is FactName => capability.startsWith('fact.');

/**
 * What plugins know for rules. A plugin can be taken out while rules still ask for its facts, so what it declared is kept: they stay what
 * they are, and say on each event that nobody knows the answer.
 */
@Injectable()
export class KnownPluginFacts implements OnApplicationBootstrap {
  private readonly installed: ReadonlyMap<PluginFactId, Installed>;

  constructor(
    plugins: Plugins,
    private readonly database: Database,
  ) {
    this.installed = new Map(
      plugins
        .installed()
        .flatMap(({ name, capabilities }) => capabilities.filter(isFact).map((capability) => installedFact(name, capability, plugins))),
    );
  }

  /** Null: no plugin of this installation knows it. */
  find(id: PluginFactId): Installed | null {
    return this.installed.get(id) ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const declared = [...this.installed].map(([id, fact]) => ({ id, declared: fact.declared }));
    if (declared.length === 0) return;
    await this.database.query(
      `insert into automation.plugin_facts as known (id, declared)
       select id, declared from jsonb_to_recordset($1::jsonb) as (id text, declared jsonb) order by id
       on conflict (id) do update set declared = excluded.declared, revision = known.revision + 1 where known.declared <> excluded.declared`,
      [JSON.stringify(declared)],
    );
  }

  /** Another one after every change. */
  async revision(): Promise<string> {
    const [row] = await this.database.query<{ revision: string }>(
      `select count(*) || '.' || coalesce(sum(revision), 0) as revision from automation.plugin_facts`,
    );
    return row?.revision ?? '';
  }

  /** With those of plugins that are gone. */
  async all(): Promise<readonly FactDefinition[]> {
    const rows = await this.database.query<Row & object>('select id, declared from automation.plugin_facts order by id');
    const installed = new Set<string>(this.installed.keys());
    return rows.map(({ id, declared }) => pluginFact(id, declared, installed));
  }
}

/** A plugin that declares a fact wrongly keeps the program from starting, as one with a wrong option does. */
function installedFact(plugin: string, name: FactName, plugins: Plugins): [PluginFactId, Installed] {
  const capability = plugins.get(name);
  const id = pluginFactId(plugin, name.slice('fact.'.length));
  const { label, type, choices, personalData } = capability;
  const parsed = PluginFactDeclaration.safeParse({ label, type, choices, personalData });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`Plugin ${plugin}, ${name}: ${[...(issue?.path ?? []), issue?.message].join(' ')}`);
  }
  return [id, { capability, declared: parsed.data }];
}
