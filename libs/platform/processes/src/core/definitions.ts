import { type AnyEvent, type ProcessDefinition, type Stored } from '@casewright/kernel';
import type { ProcessRegistration } from '../process-host';
import type { AnyDefinition, AnyInput, Life } from './life';

export interface Registration {
  readonly definition: AnyDefinition;
  readonly prepare?: (key: string, state: unknown, input: AnyInput) => Promise<unknown>;
  readonly module: string;
}

/** Every registered process definition, by type and version. */
export class ProcessDefinitions {
  private readonly byType = new Map<string, Map<number, Registration>>();

  add<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void {
    const { type, version } = registration.definition;
    const versions = this.byType.get(type) ?? new Map<number, Registration>();
    if (versions.has(version)) throw new Error(`Process ${type} version ${version} is registered twice`);
    versions.set(version, registration as unknown as Registration);
    this.byType.set(type, versions);
  }

  types(): readonly string[] {
    return [...this.byType.keys()];
  }

  modules(): readonly string[] {
    return [...new Set([...this.byType.values()].flatMap((versions) => [...versions.values()].map(({ module }) => module)))];
  }

  newest(type: string): Registration {
    const versions = [...(this.byType.get(type)?.values() ?? [])];
    const newest = versions.sort((left, right) => right.definition.version - left.definition.version)[0];
    if (!newest) throw new Error(`There is no process ${type}`);
    return newest;
  }

  /** The version that a running process goes on with: the newest if it can carry its state over, else its own. */
  forLife(type: string, life: Life): Registration {
    const newest = this.newest(type);
    if (newest.definition.version === life.definitionVersion || newest.definition.migrate) return newest;
    return this.exactly(type, life.definitionVersion);
  }

  exactly(type: string, version: number): Registration {
    const registration = this.byType.get(type)?.get(version);
    if (!registration) throw new Error(`Process ${type} has no version ${version} any more`);
    return registration;
  }

  /** Event types that any version of this process follows. */
  followedBy(type: string): readonly string[] {
    const versions = [...(this.byType.get(type)?.values() ?? [])];
    return [...new Set(versions.flatMap(({ definition }) => definition.follows))];
  }

  /** The definition that tells whose process an event belongs to. */
  following(type: string, event: Stored): ProcessDefinition | undefined {
    const versions = [...(this.byType.get(type)?.values() ?? [])].map(({ definition }) => definition);
    return versions.sort((left, right) => right.version - left.version).find(({ follows }) => follows.includes(event.type));
  }
}
